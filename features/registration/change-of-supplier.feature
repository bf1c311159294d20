@srv-6.21 @gpf
Feature: A change of supplier
  Who supplies a metering point and whose network it hangs on are two series. Only the supplier of the day may ask (E4);
  whom it may put onto the device is the other series' matter.

  Scenario: the supplier asks on its last day
    Given it is 2026-06-30T22:59:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is accepted

  Scenario: the supplier asks after its last day
    Given it is 2026-06-30T23:00:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E4
    And the check was not asked

  Scenario: the new supplier asks before its first day
    Given it is 2026-06-30T22:59:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And another supplier holds the certificates of Cadent
    When the other supplier requests handover of the network operator slot
    Then the request is refused with E4
    And the device never hears of it

  Scenario: the new supplier asks on its first day
    Given it is 2026-06-30T23:00:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And another supplier holds the certificates of Cadent
    When the other supplier requests handover of the network operator slot
    Then the request is accepted
    And the GPF trusts Cadent in its network operator slot

  Scenario: the new supplier asks before its first day for a day that is its own
    Given it is 2026-06-29T12:00:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And another supplier holds the certificates of Cadent
    And the other supplier has requested handover of the network operator slot with effect on 2026-07-01T06:00:00Z
    When it becomes 2026-07-01T06:01:00Z
    Then the GPF trusts Cadent in its network operator slot

  Scenario: and thinks better of it before that day
    Given it is 2026-06-29T12:00:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And another supplier holds the certificates of Cadent
    And the other supplier has requested handover of the network operator slot with effect on 2026-07-01T06:00:00Z, and cancelled it
    When it becomes 2026-07-02T00:00:00Z
    Then the device never hears of it

  @wrong-network
  Scenario: the new supplier is judged by the network series all the same
    Given it is 2026-07-02T12:00:00Z
    And a GPF in London
    And another supplier takes the supply over on 2026-07-01
    And another supplier holds the certificates of Wales & West Utilities
    When the other supplier requests handover of the network operator slot
    Then the request is refused because the certificate belongs to another network operator
    And the device never hears of it
