Feature: A home has a prepayment interface and a load control switch
  Some homes have a PPMID, which shows what is left of the credit, or an HCALCS, which switches a load. Each is put on
  the hub, and is joined to its meter by two requests, one for each of the two.

  @srv-8.11
  Rule: A further device joins its hub as a meter does

    Scenario Outline: with its install code a <device> joins
      Given every home has a <device>
      And a <device> in London that is hub-installed
      When the supplier sends 8.11 with
        | DeviceID       | itself           |
        | RequestType    | Add              |
        | JoinTimePeriod | 90               |
        | InstallCode    | its install code |
      Then the request is accepted
      And the inventory has itself as InstalledNotCommissioned

      Examples:
        | device |
        | PPMID  |
        | HCALCS |

  Rule: Meter and further device are joined from both sides

    @esme @srv-8.7.1
    Scenario Outline: an ESME is told of its <device>
      Given every home has a <device>
      And an ESME in London that is joined
      When the supplier sends 8.7.1 with
        | OtherDeviceID | its <device> |
      Then the device answers CS03A1 with
        | ResponsePayload | success (0) |

      Examples:
        | device |
        | PPMID  |
        | HCALCS |

    @srv-8.7.2
    Scenario: a PPMID is told of its ESME
      Given every home has a PPMID
      And a PPMID in London that is joined
      When the supplier sends 8.7.2 with
        | OtherDeviceID | its ESME |
      Then the device answers CS03A2 with
        | ResponsePayload | success (0) |

    @srv-8.7.1
    Scenario: an HCALCS is told of its ESME
      Given every home has an HCALCS
      And an HCALCS in London that is joined
      When the supplier sends 8.7.1 with
        | OtherDeviceID | its ESME |
      Then the device answers CS03A2 with
        | ResponsePayload | success (0) |

    @gsme @srv-8.7.1
    Scenario: a GSME is told of its PPMID, whose certificate comes along
      Given every home has a PPMID
      And a GSME in London that is joined
      When the supplier sends 8.7.1 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS03C with
        | ResponsePayload | success (0) |

    @gpf @srv-8.7.2
    Scenario: a GPF is told of its PPMID
      Given every home has a PPMID
      And a GPF in London
      And its supplier holds its own certificates
      And the supplier has requested handover of the supplier slot
      When the supplier sends 8.7.2 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS03B with
        | ResponsePayload | success (0) |

    @srv-8.7.2
    Scenario: a PPMID is told of its GSME, whose certificate comes along
      Given every home has a PPMID
      And a PPMID in London that is joined
      When the supplier sends 8.7.2 with
        | OtherDeviceID | its GSME |
      Then the device answers CS03C with
        | ResponsePayload | success (0) |

  Rule: What is joined is read, and parted again

    @srv-8.9
    Scenario: a PPMID names the devices that it has joined
      Given every home has a PPMID
      And a PPMID in London
      When the supplier sends 8.9
      Then the device answers CS07 with
        | deviceID | its ESME |

    @esme @srv-8.8.1
    Scenario: an ESME parts with its HCALCS
      Given every home has an HCALCS
      And an ESME in London
      When the supplier sends 8.8.1 with
        | OtherDeviceID | its HCALCS |
      Then the device answers CS04AC with
        | ResponsePayload | success (0) |

    @esme @srv-8.8.1
    Scenario: an ESME cannot part with it twice
      Given every home has an HCALCS
      And an ESME in London
      And the supplier has sent 8.8.1 with
        | OtherDeviceID | its HCALCS |
      When the supplier sends 8.8.1 with
        | OtherDeviceID | its HCALCS |
      Then the device answers CS04AC with
        | ResponsePayload | otherDeviceNotInDeviceLog (1) |

    @gsme @srv-8.8.1
    Scenario: a GSME parts with its PPMID
      Given every home has a PPMID
      And a GSME in London
      When the supplier sends 8.8.1 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS04AC with
        | ResponsePayload | success (0) |

    @srv-8.8.1
    Scenario: an HCALCS parts with its ESME
      Given every home has an HCALCS
      And an HCALCS in London
      When the supplier sends 8.8.1 with
        | OtherDeviceID | its ESME |
      Then the device answers CS04AC with
        | ResponsePayload | success (0) |

    @gpf @srv-8.8.2
    Scenario: a GPF parts with its PPMID
      Given every home has a PPMID
      And a GPF in London
      And its supplier holds its own certificates
      And the supplier has requested handover of the supplier slot
      When the supplier sends 8.8.2 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS04B with
        | ResponsePayload | success (0) |

    @srv-11.2
    Scenario Outline: a <device> says which firmware it runs
      Given every home has a <device>
      And a <device> in London
      When the supplier sends 11.2
      Then the device answers CS08 with
        | firmwareVersion | 00009001 |

      Examples:
        | device |
        | PPMID  |
        | HCALCS |

  Rule: Their credentials are read as a meter's are

    @srv-6.24.1
    Scenario Outline: a <device> says whom it trusts as the Access Control Broker
      Given every home has a <device>
      And a <device> in London
      When the supplier sends 6.24.1 with
        | RemotePartyRole | ACB |
      Then the request is accepted
      And the device answers CS02a

      Examples:
        | device |
        | PPMID  |
        | HCALCS |

    @srv-6.17
    Scenario: an HCALCS makes a new key and asks for a certificate of it
      Given every home has an HCALCS
      And an HCALCS in London
      When the supplier sends 6.17 with
        | CredentialType | Digital Signature |
      Then the request is accepted
      And the device answers CS02c

    @srv-6.15.2 @srv-6.24.2
    Scenario: an HCALCS takes a certificate for its new key, and signs with it
      Given every home has an HCALCS
      And an HCALCS in London
      And the supplier has given it a certificate for a new signing key
      And the device has carried out CS02d
      When the supplier sends 6.24.2 with
        | CredentialType | Digital Signature |
      Then the device answers CS02e

    @srv-6.24.2
    Scenario: an HCALCS shows its certificate
      Given every home has an HCALCS
      And an HCALCS in London
      When the supplier sends 6.24.2 with
        | CredentialType | Digital Signature |
      Then the request is accepted
      And the device answers CS02e

    @srv-6.17
    Scenario: a PPMID knows no supplier who could ask it for a key
      Given every home has a PPMID
      And a PPMID in London
      When the supplier sends 6.17 with
        | CredentialType | Digital Signature |
      Then the request is refused with E11
      And the device never hears of it
