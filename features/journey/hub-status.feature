@chf
Feature: What becomes of a communications hub
  The engineer tells the DCC that a hub is up, that it found no WAN, or that it goes back.

  @srv-8.14.1
  Scenario: a hub that found the WAN is commissioned, its Gas Proxy Function installed
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    When the supplier sends 8.14.1 with
      | DeviceID       | the new hub     |
      | CHFInstallType | New CHF Install |
      | MPxN           | its MPAN        |
      | AerialInstall  | false           |
      | CHFLocation    | Deep indoors    |
    Then the request is accepted
    And the inventory has the new hub as Commissioned
    And the inventory has the new hub's GPF as InstalledNotCommissioned

  @srv-8.14.2
  Scenario: a hub without WAN waits for it
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    When the supplier sends 8.14.2 with
      | DeviceID                     | the new hub             |
      | CHFInstallType               | CHF Install - no SM WAN |
      | MPxN                         | its MPAN                |
      | AerialInstall                | true                    |
      | CHFLocation                  | Basement or Cellar      |
      | PremiseType                  | Terraced                |
      | MetalObstructionCheck        | true                    |
      | ConnectivityObstructionCheck | true                    |
      | SharedObstructionCheck       | false                   |
    Then the request is accepted
    And the inventory has the new hub as InstalledNotCommissioned

  @srv-8.14.1
  Scenario: a meter is no hub
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    When the supplier sends 8.14.1 with
      | DeviceID       | itself          |
      | CHFInstallType | New CHF Install |
      | MPxN           | its MPAN        |
      | AerialInstall  | false           |
      | CHFLocation    | Deep indoors    |
    Then the request is refused with E081401
    And the inventory has itself as Commissioned

  @srv-8.14.1
  Scenario: another supplier cannot say that a hub is in somebody's home
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    When another supplier sends 8.14.1 with
      | DeviceID       | the new hub     |
      | CHFInstallType | New CHF Install |
      | MPxN           | its MPAN        |
      | AerialInstall  | false           |
      | CHFLocation    | Deep indoors    |
    Then the request is refused with E4
    And the inventory has the new hub as Pending

  @srv-8.14.3
  Scenario: a faulty hub goes back
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    When the supplier sends 8.14.3 with
      | DeviceID            | the new hub                            |
      | CHFFaultReturnType  | Fault identified prior to installation |
      | OtherDeviceID       | itself                                 |
      | CHFConnectionMethod | Hot-shoe                               |
      | CHFFaultReason      | LED Fault                              |
    Then the request is accepted
    And the inventory has the new hub as Decommissioned
    And the inventory has the new hub's GPF as Decommissioned

  @srv-8.14.3
  Scenario: the device that a faulty hub was connected to is no hub
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    When the supplier sends 8.14.3 with
      | DeviceID            | the new hub                            |
      | CHFFaultReturnType  | Fault identified prior to installation |
      | OtherDeviceID       | its hub                                |
      | CHFConnectionMethod | Cradle                                 |
      | CHFFaultReason      | Aerial fault                           |
    Then the request is refused with E081406
    And the inventory has the new hub as Pending

  @srv-8.14.4
  Scenario: a hub that was lost is not told of twice
    Given an ESME in London whose network operator slot is DCC controlled
    And the supplier has pre-notified the new hub
    And the supplier has sent 8.14.4 with
      | DeviceID             | the new hub        |
      | CHFNoFaultReturnType | Lost or Stolen Hub |
    When the supplier sends 8.14.4 with
      | DeviceID             | the new hub        |
      | CHFNoFaultReturnType | Lost or Stolen Hub |
    Then the request is refused with E081402
    And the inventory has the new hub as Decommissioned
