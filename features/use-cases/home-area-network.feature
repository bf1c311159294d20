Feature: What a hub and a home's devices are told of each other
  Logs of devices, firmware, clocks and credentials, in the use case that the request becomes.

  @chf @srv-8.11 @srv-8.9
  Scenario: CCS01, a device that is put on a hub is in its log
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has pre-notified the new CAD
    And the supplier has sent 8.11 with
      | DeviceID       | the new CAD      |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
    And the device has carried out CCS01
    When the supplier sends 8.9 to its hub
    Then the device answers CCS06 with
      | MAC address | the new CAD |

  @chf @srv-8.11 @srv-8.9
  Scenario: CCS06, a hub says that it has never heard a device which has not joined it
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    When the supplier sends 8.9 to its hub
    Then the device answers CCS06 with
      | MAC address        | itself |
      | last communication date time | never  |

  @chf @srv-8.11 @srv-8.9
  Scenario: CCS02, a device that is taken from a hub is in its log no more
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    And the supplier has sent 8.11 with
      | DeviceID    | itself |
      | RequestType | Remove |
    And the device has carried out CCS02
    When the supplier sends 8.9 to its hub
    Then the device does not name itself in its answer

  @chf @srv-8.9
  Scenario: CCS07, a hub says which keys it has agreed
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 8.9 to its hub with
      | ReadSecurityDetails |  |
    Then the device answers CCS07 with
      | MAC address | itself |

  @chf @srv-8.12.1
  Scenario: CCS03, the log of a hub is restored
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has pre-notified the new CAD
    And the supplier has sent 8.11 with
      | DeviceID       | the new CAD      |
      | RequestType    | Add              |
      | JoinTimePeriod | 90               |
      | InstallCode    | 0011223344556677 |
    When the supplier sends 8.12.1 with
      | OldCHFID | its hub |
    Then the device answers CCS03

  @esme @srv-11.3 @srv-11.2
  Scenario: CS06, an ESME runs what was activated
    Given an ESME in London whose network operator slot holds the right operator
    And the image of firmware 0000A002 has come to it
    And the supplier has sent 11.3 with
      | FirmwareHash | the hash of the image |
    And the device has carried out CS06
    When the supplier sends 11.2
    Then the device answers ECS52 with
      | Firmware Version: value | 0000A002 |

  @esme @srv-6.11
  Scenario: ECS70, an ESME takes the time of its hub
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 6.11 with
      | CurrentDateTime | 2026-11-22T09:00:00.00Z |
      | TolerancePeriod | 60                      |
    Then the device answers ECS70 with
      | Clock: status | 0 |

  @gsme @srv-6.11
  Scenario: GCS28, a GSME takes the time of its hub
    Given a GSME in London
    When the supplier sends 6.11 with
      | CurrentDateTime | 2026-11-22T09:00:00.00Z |
      | TolerancePeriod | 3600                    |
    Then the device answers GCS28 with
      | deviceTimeStatus | reliable (0) |

  @esme @srv-6.20.1 @srv-6.2.7
  Scenario: ECS39a, an import MPAN is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.20.1 with
      | ImportMPAN | 1200000000012 |
    And the device has carried out ECS39a
    When the supplier sends 6.2.7
    Then the device answers ECS40 with
      | Import MPAN: value | 1200000000012 |

  @gsme @srv-6.20.1 @srv-6.2.7
  Scenario: GCS41, an MPRN is read back
    Given a GSME in London
    And the supplier has sent 6.20.1 with
      | ImportMPRN | 3000000103 |
    And the device has carried out GCS41
    When the supplier sends 6.2.7
    Then the device answers GCS46 with
      | Site Id | 3000000103 |

  @esme @srv-9.1
  Scenario: ECS50, a number for the customer comes to an ESME
    Given an ESME in London whose network operator slot holds the right operator
    When the energy adviser sends 9.1
    Then the device answers ECS50

  @gsme @srv-9.1
  Scenario: GCS36, a number for the customer comes to a GSME
    Given a GSME in London
    When the energy adviser sends 9.1
    Then the device answers GCS36

  @esme @srv-6.15.2 @srv-6.24.2
  Scenario: CS02d, an ESME shows the certificate that it was given
    Given an ESME in London
    And the supplier has given it a certificate for a new signing key
    And the device has carried out CS02d
    When the supplier sends 6.24.2 with
      | CredentialType | Digital Signature |
    Then the device answers CS02e

  @esme @srv-6.24.1
  Scenario: CS02f, an ESME says whom it trusts as load controller
    Given an ESME in London
    And its supplier has put the load controller into the load controller slot
    When the supplier sends 6.24.1 with
      | RemotePartyRole | LoadController |
    Then the device answers CS02f with
      | remotePartyRole | loadController (8) |
