@srv-8.11
Feature: What is put on a hub
  8.11 adds a device to the log of a hub, or removes it. The DCC refuses what could not be meant before the hub hears of
  it.

  @esme
  Scenario: a device that nobody has pre-notified
    Given an ESME in London that is hub-installed
    When the supplier sends 8.11 with
      | DeviceID       | the new ESME     |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
    Then the request is refused with E081101
    And the device never hears of it

  @esme
  Scenario: an addition without an install code
    Given an ESME in London that is hub-installed
    When the supplier sends 8.11 with
      | DeviceID    | itself |
      | RequestType | Add    |
    Then the request is refused with E081102
    And the device never hears of it

  @esme
  Scenario: a meter in use is not added anew
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 8.11 with
      | DeviceID       | itself           |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
    Then the request is refused with E081105
    And the device never hears of it

  @esme
  Scenario: an MPRN for an ESME
    Given an ESME in London that is hub-installed
    When the supplier sends 8.11 with
      | DeviceID       | itself           |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
      | ImportMPxN     | its MPRN         |
    Then the request is refused with E081106
    And the device never hears of it

  @esme @srv-8.7.1
  Scenario: a meter is not joined to what nobody knows
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 8.7.1 with
      | OtherDeviceID | the new PPMID |
    Then the request is refused with E080702
    And the device never hears of it

  @esme @srv-8.1.1
  Scenario: a meter in its box cannot be commissioned
    Given an ESME in London that is manufactured
    When the supplier sends 8.1.1 with
      | CurrentDateTime | 2026-11-22T09:00:00Z |
      | TolerancePeriod | 60                   |
    Then the request is refused with E19
    And the device never hears of it
