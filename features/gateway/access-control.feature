@srv-6.21
Feature: Who may ask
  Access control comes before every answer that would tell the requester about the device.

  @gpf @case-18
  Scenario: a network operator may not request handover
    Given a GPF in London
    And Cadent holds its own certificates
    When Cadent requests handover of the network operator slot
    Then the request is refused with E2
    And the device never hears of it

  @gpf
  Scenario: a party that is no DCC User
    Given a GPF in London
    And a supplier that is no DCC User holds the certificates of Cadent
    When that supplier requests handover of the network operator slot
    Then the request is refused with E1
    And the device never hears of it

  @gpf
  Scenario: a user that is suspended
    Given a GPF in London
    And its supplier is suspended as a DCC User
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E3
    And the device never hears of it

  @gpf
  Scenario: a device that nobody knows
    Given a GPF that is not in the inventory
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E19

  @gpf @case-65
  Scenario Outline: a device that is <status>
    Given a GPF in London
    And the inventory records its status as <status>
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E5
    And the device never hears of it

    Examples:
      | status         |
      | Suspended      |
      | Withdrawn      |
      | Decommissioned |
      | Pending        |

  @gpf
  Scenario: a request that was changed after it was signed
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    When the supplier's request for handover is changed on its way
    Then the request is refused with E48
    And the device never hears of it

  @gpf
  Scenario: a request without a signature
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    When the supplier's request for handover arrives without a signature
    Then the request is refused with E48
    And the device never hears of it

  @gpf
  Scenario: a request signed by somebody else
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    When the supplier's request for handover arrives signed by another supplier
    Then the request is refused with E49
    And the device never hears of it

  @gpf
  Scenario: a request sent to the wrong service
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    When the supplier sends its request for handover to the Transform service
    Then the request is refused with E13
    And the device never hears of it
