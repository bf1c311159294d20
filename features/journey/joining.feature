@esme @srv-8.11
Feature: A meter joins its hub
  The hub is told the meter's install code, and for how long it may join. A meter that finds its code joins, and says so.

  @correct
  Scenario: with its install code a meter joins
    Given an ESME in London that is hub-installed
    When the supplier sends 8.11 with
      | DeviceID       | itself           |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | its install code |
      | ImportMPxN     | its MPAN         |
    Then the request is accepted
    And the supplier receives DCC Alert N24
    And the inventory has itself as InstalledNotCommissioned

  Scenario: with a mistyped install code it waits in vain
    Given an ESME in London that is hub-installed
    When the supplier sends 8.11 with
      | DeviceID       | itself           |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
    Then the supplier receives DCC Alert N24
    And the inventory has itself as Whitelisted

  Scenario: a second addition does not mend the mistake
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    When the supplier sends 8.11 with
      | DeviceID       | itself           |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | its install code |
    Then the supplier receives DCC Alert N24
    And the inventory has itself as Whitelisted

  @correct
  Scenario: removing the meter and adding it anew mends it
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    And the supplier has sent 8.11 with
      | DeviceID    | itself |
      | RequestType | Remove |
    When the supplier sends 8.11 with
      | DeviceID       | itself           |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | its install code |
    Then the request is accepted
    And the inventory has itself as InstalledNotCommissioned

  Scenario: what is removed from a hub is pending again
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    When the supplier sends 8.11 with
      | DeviceID    | itself |
      | RequestType | Remove |
    Then the request is accepted
    And the inventory has itself as Pending
