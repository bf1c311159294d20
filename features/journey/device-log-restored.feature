@srv-8.12.1
Feature: A device log goes to another hub
  The DCC keeps what a hub told of its device log, and puts it onto the hub that takes its place.

  @esme @correct
  Scenario: what the old hub had is on the new one
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has pre-notified the new CAD
    And the supplier has sent 8.11 with
      | DeviceID       | the new CAD      |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
    When the supplier sends 8.12.1 with
      | OldCHFID | its hub |
    Then the request is accepted
    And the supplier is told I0 in the end

  @esme
  Scenario: a hub of which the DCC has heard nothing
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 8.12.1 with
      | OldCHFID | its hub |
    Then the request is refused with E12
    And the device never hears of it
