@srv-6.15.1 @esme
Feature: Updates of credentials that the device keeps until their time
  The time is in the Command itself: the device accepts it, waits, and tells by an alert what became of it. Once it is
  there, nothing can be judged again.

  @correct
  Scenario: the device keeps the Command until its time
    Given it is 2026-11-22T09:00:00Z
    And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier updates the network operator slot with effect on 2026-11-25T00:00:00Z
    Then the request is accepted
    And the device keeps the Command until its time

  @correct
  Scenario: the device executes it at its time, and tells
    Given it is 2026-11-22T09:00:00Z
    And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    And the supplier has updated the network operator slot with effect on 2026-11-25T00:00:00Z
    When it becomes 2026-11-25T00:01:00Z
    Then the supplier learns by alert 8F66 what became of it
    And the ESME trusts Northern Powergrid Yorkshire in its network operator slot

  @correct
  Scenario: the network operator hears of it when it has come to pass
    Given it is 2026-11-22T09:00:00Z
    And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    And the supplier has updated the network operator slot with effect on 2026-11-25T00:00:00Z
    When it becomes 2026-11-25T00:01:00Z
    Then Northern Powergrid Yorkshire learns by DCC Alert N42 that its certificates are on the device

  Rule: NOC-8 The execution date decides whose network it is

    @case-44 @NOC-8
    Scenario: the network operator of that day
      Given it is 2026-11-22T09:00:00Z
      And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its network passes from Northern Powergrid Yorkshire to SP Manweb on 2026-11-25
      And its supplier holds the certificates of SP Manweb
      When the supplier updates the network operator slot with effect on 2026-11-25T00:00:00Z
      Then the request is accepted
      And the check accepted the request by NOC-10

    @case-44 @wrong-network @NOC-8
    Scenario: today's network operator, who will have gone by then
      Given it is 2026-11-22T09:00:00Z
      And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its network passes from Northern Powergrid Yorkshire to SP Manweb on 2026-11-25
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      When the supplier updates the network operator slot with effect on 2026-11-25T00:00:00Z
      Then the request is refused because the certificate belongs to another network operator
      And no Pre-Command is returned

  Rule: NOC-5 Who cancels need not be right any more

    @case-45 @NOC-5
    Scenario: a cancellation with certificates that are wrong by now
      Given it is 2026-11-22T09:00:00Z
      And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      And the supplier has updated the network operator slot with effect on 2026-11-25T00:00:00Z
      And Registration Data records SP Manweb as the network party of its metering point
      When the supplier cancels its update of the network operator slot
      Then the check did not apply by NOC-5

    @case-45 @NOC-5
    Scenario: what was cancelled does not come to pass
      Given it is 2026-11-22T09:00:00Z
      And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      And the supplier has updated the network operator slot with effect on 2026-11-25T00:00:00Z
      And the supplier has cancelled its update of the network operator slot
      When it becomes 2026-11-27T00:00:00Z
      Then nothing more comes of the first Command
