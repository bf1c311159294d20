@srv-6.21 @gpf @handover
Feature: What waits in the schedule of the DSP
  One handover at a time waits for a slot of a device. Each that was accepted ends once, and its supplier is told.

  Background:
    Given it is 2026-11-22T09:00:00Z
    And a GPF in London

  Scenario Outline: a handover <when> is answered <code>
    Given its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot with effect on <instant>
    Then the request is answered with <code>

    Examples:
      | when                    | instant              | code |
      | at this very moment     | 2026-11-22T09:00:00Z | E53  |
      | a second from now       | 2026-11-22T09:00:01Z | I99  |
      | in thirty days          | 2026-12-22T09:00:00Z | I99  |
      | more than a month ahead | 2026-12-22T09:00:01Z | E53  |

  Scenario: a later handover takes the place of the earlier
    Given its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
    And the supplier has requested handover of the network operator slot with effect on 2026-11-27T06:00:00Z
    When it becomes 2026-11-26T00:00:00Z
    Then the supplier is told E54 of its first request
    And the device never hears of it

  Scenario: the later one is carried out
    Given its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
    And the supplier has requested handover of the network operator slot with effect on 2026-11-27T06:00:00Z
    When it becomes 2026-11-27T06:01:00Z
    Then the supplier receives the device's answer with the outcome success for each certificate
    And the GPF trusts Cadent in its network operator slot

  Scenario: whoever cancels is told of what was cancelled
    Given its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
    When the supplier cancels its handover of the network operator slot
    Then the supplier is told E54 of its first request
    And the device never hears of it

  Scenario: there is nothing to cancel
    Given its supplier holds the certificates of Cadent
    When the supplier cancels a handover that it never requested
    Then the request is refused with E55
    And the device never hears of it

  Scenario: a supplier that is suspended meanwhile
    Given its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
    And its supplier is suspended as a DCC User
    When it becomes 2026-11-25T06:01:00Z
    Then the supplier is told E3
    And the device never hears of it

  Scenario: the slot has been handed over meanwhile
    Given its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
    And the supplier has requested handover of the network operator slot
    When it becomes 2026-11-25T06:01:00Z
    Then the supplier is told E062101 of its first request
    And the GPF trusts Cadent in its network operator slot

  @srv-6.23
  Scenario: what a supplier has waiting when the meter goes to another ends in E4
    Given its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
    And another supplier takes the supply over on 2026-11-24
    When it becomes 2026-11-25T06:01:00Z
    Then the supplier is told E4 of its first request
    And the device never hears of it

  Rule: Every request of the DSP's pattern waits for its date, whatever it asks

    @esme
    Scenario: a reset waits in the schedule
      Given it is 2026-11-22T09:00:00Z
      And an ESME in London
      When the supplier sends 6.4.2 with
        | ExecutionDateTime | 2026-11-25T06:00:00Z |
      Then the request is accepted
      And the device never hears of it

    @esme
    Scenario: the device gets it on its day
      Given it is 2026-11-22T09:00:00Z
      And an ESME in London
      And the supplier has sent 6.4.2 with
        | ExecutionDateTime | 2026-11-25T06:00:00Z |
      When it becomes 2026-11-25T06:01:00Z
      Then the supplier is told I0 in the end

    @esme
    Scenario: it is cancelled
      Given it is 2026-11-22T09:00:00Z
      And an ESME in London
      And the supplier has sent 6.4.2 with
        | ExecutionDateTime | 2026-11-25T06:00:00Z |
      And the supplier has sent 6.4.2 with
        | ExecutionDateTime | 3000-12-31T00:00:00Z |
      When it becomes 2026-11-25T06:01:00Z
      Then the device never hears of it
