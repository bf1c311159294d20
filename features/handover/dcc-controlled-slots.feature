@srv-6.21 @handover
Feature: Only a slot that the DCC controls can be handed over
  The Access Control Broker signs the Command as the holder of the slot, so it can hand over only what it still holds.

  @gpf @case-35
  Scenario: a slot is handed over once
    Given a GPF in London whose network operator slot was handed over to Cadent
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062101
    And the device hears nothing more

  @esme @case-34
  Scenario: an ESME with the supplier's placeholder is not DCC controlled
    Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062101
    And the device never hears of it

  @esme
  Scenario: an ESME that already trusts the right operator is not DCC controlled
    Given an ESME in Yorkshire whose network operator slot holds the right operator
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062101
    And the device never hears of it

  @gsme @case-13
  Scenario: a GSME has no network operator slot
    Given a GSME in London
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062102
    And the device never hears of it

  @case-15
  Scenario: a Communications Hub is not a device that can be handed over
    Given a CHF in London
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E11
    And the device never hears of it

  @gpf @case-23
  Scenario: a network operator has no prepayment top-up certificate
    Given a GPF in London
    And its supplier holds the certificates of Cadent with a prepayment top-up certificate
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the device never hears of it

  @esme @case-67
  Scenario Outline: an ESME that is <status> is handed over like any other
    Given an ESME in Yorkshire whose network operator slot is DCC controlled
    And the inventory records its status as <status>
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier requests handover of the network operator slot
    Then the request is accepted
    And the ESME trusts Northern Powergrid Yorkshire in its network operator slot

    Examples:
      | status    |
      | Recovery  |
      | Recovered |

  @esme @case-67 @wrong-network
  Scenario: an ESME that was recovered is no exception for the check
    Given an ESME in Yorkshire whose network operator slot is DCC controlled
    And the inventory records its status as Recovered
    And its supplier holds the certificates of SP Manweb
    When the supplier requests handover of the network operator slot
    Then the request is refused because the certificate belongs to another network operator
    And the device never hears of it
