@srv-8.3
Feature: Decommissioning a device
  A decommissioned device stays in the inventory, and accepts no more requests.

  @esme @srv-6.21
  Scenario: a meter that was decommissioned cannot be handed over
    Given an ESME in London whose network operator slot is DCC controlled
    And its supplier holds the certificates of UK Power Networks London
    And the supplier has sent 8.3 with
      | DeviceID | itself |
    When the supplier requests handover of the network operator slot
    Then the request is refused with E5
    And the inventory has itself as Decommissioned

  @chf
  Scenario: a hub goes with the Gas Proxy Function in it
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 8.3 with
      | DeviceID | its hub |
    Then the request is accepted
    And the inventory has its hub as Decommissioned
    And the inventory has its GPF as Decommissioned
    And the inventory has itself as Commissioned

  @esme
  Scenario: the network operator hears that a meter on its network is gone
    Given an ESME in London whose network operator slot holds the right operator
    And UK Power Networks London is listening
    When the supplier sends 8.3 with
      | DeviceID | itself |
    Then the request is accepted
    And UK Power Networks London receives DCC Alert N1

  @gsme
  Scenario: the supplier of the gas meter hears that the hub is gone
    Given a GSME in London
    And another supplier takes the supply over on 2026-11-20
    And another supplier is listening
    When the supplier sends 8.3 with
      | DeviceID | its hub |
    Then the request is accepted
    And another supplier receives DCC Alert N2

  @esme @srv-5.1
  Scenario: no schedule asks a device that is gone
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    When the supplier sends 8.3 with
      | DeviceID | itself |
    Then the supplier receives DCC Alert N17
    And no schedule of the supplier for the device is left

  @esme
  Scenario: what is only pre-notified is deleted, not decommissioned
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new CAD
    When the supplier sends 8.3 with
      | DeviceID | the new CAD |
    Then the request is refused with E080302
    And the inventory has the new CAD as Pending

  @esme
  Scenario: a device that nobody knows
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 8.3 with
      | DeviceID | the new ESME |
    Then the request is refused with E080301
    And the device never hears of it

  @esme
  Scenario: another supplier's meter
    Given an ESME in London whose network operator slot is DCC controlled
    When another supplier sends 8.3 with
      | DeviceID | itself |
    Then the request is refused with E4
    And the inventory has itself as Commissioned

  @srv-8.4
  Scenario: what was pre-notified by mistake is deleted
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new CAD
    When the supplier sends 8.4 with
      | DeviceID     | the new CAD |
      | DeleteDevice |             |
    Then the request is accepted
    And the inventory does not have the new CAD
