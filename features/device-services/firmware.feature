@srv-11.3 @srv-11.2
Feature: Firmware
  A supplier gives the DCC an image, which comes to the devices that it names. A device holds it where its hash is right. Its supplier
  activates it by that hash, and the version can be read.

  @esme @correct
  Scenario: a supplier activates an image
    Given an ESME in London whose network operator slot holds the right operator
    And the image of firmware 0000A002 has come to it
    And the supplier has sent 11.3 with
      | FirmwareHash | the hash of the image |
    When the supplier sends 11.2
    Then the request is accepted
    And the device answers with 0000A002

  @gsme @correct
  Scenario: on a gas meter too
    Given a GSME in London
    And the image of firmware 0000A002 has come to it
    And the supplier has sent 11.3 with
      | FirmwareHash | the hash of the image |
    When the supplier sends 11.2
    Then the request is accepted
    And the device answers with 0000A002

  @esme
  Scenario: a device does not run what it does not hold
    Given an ESME in London whose network operator slot holds the right operator
    And the image of firmware 0000A002 has come to it
    When the supplier sends 11.3 with
      | FirmwareHash | 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF |
    Then the request is accepted
    And the device answers with hash

  @esme
  Scenario: an activation waits for its time
    Given an ESME in London whose network operator slot holds the right operator
    And the image of firmware 0000A002 has come to it
    And the supplier has sent 11.3 with
      | ExecutionDateTime | 2026-11-24T02:00:00Z  |
      | FirmwareHash      | the hash of the image |
    When 2 days pass in the home
    Then the supplier learns by alert 8F66 what became of it

  @esme
  Scenario: where no image has come by then the supplier is told
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 11.3 with
      | ExecutionDateTime | 2026-11-24T02:00:00Z                                             |
      | FirmwareHash      | 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF |
    When 2 days pass in the home
    Then the supplier learns by alert 8F67 what became of it

  @srv-11.1
  Rule: The DCC brings an image to the devices that its supplier names

    @esme @correct
    Scenario: an image comes to a meter, which says so
      Given an ESME in London whose network operator slot holds the right operator
      When the supplier sends 11.1 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000A002 |
        | DeviceIDList    | itself   |
      Then the request is accepted
      And the supplier receives device alert 8F72

    @esme @correct
    Scenario: what has come can be activated, and the inventory knows of it
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has sent 11.1 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000A002 |
        | DeviceIDList    | itself   |
      And the supplier has sent 11.3 with
        | FirmwareHash | the hash of the image |
      When the supplier sends 11.2
      Then the device answers with 0000A002
      And the inventory has itself with firmware 0000A002

    @gsme
    Scenario: a device that is not the supplier's gets none
      Given a GSME in London
      When another supplier sends 11.1 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000A002 |
        | DeviceIDList    | itself   |
      Then the request is refused with E110101
      And the device never hears of it

  @srv-8.4
  Rule: The inventory follows what a device says that it runs

    @esme
    Scenario: where the inventory has another version the supplier is told
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has sent 8.4 with
        | DeviceID                            | itself   |
        | UpdateDeviceDetails.FirmwareVersion | 0000A0FF |
      When the supplier sends 11.2
      Then the request is accepted
      And the supplier receives DCC Alert N49

    @esme @correct
    Scenario: where it has the same nobody is told
      Given an ESME in London whose network operator slot holds the right operator
      When the supplier sends 11.2
      Then the request is accepted
      And the supplier receives no DCC Alert N49

    @gsme @srv-11.1
    Scenario: an image for a gas meter that sleeps waits at its hub until it wakes
      Given gas meters that wake every 1800 seconds
      And a GSME in London
      And its gas meter has just fallen asleep
      And the supplier has sent 11.1 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000A002 |
        | DeviceIDList    | itself   |
      When 1800 seconds go by
      Then the supplier receives device alert 8F72

  @srv-11.4
  Rule: A PPMID runs what it has got

    @correct
    Scenario: its supplier hears from the DCC that it does
      Given every home has a PPMID
      And a PPMID in London
      When the supplier sends 11.4 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000B001 |
        | DeviceIDList    | itself   |
      Then the request is accepted
      And the supplier receives DCC Alert N52
      And the inventory has itself with firmware 0000B001

    @correct
    Scenario: the hub says that it has passed the image on, and the DCC tells the supplier
      Given every home has a PPMID
      And a PPMID in London
      When the supplier sends 11.4 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000B001 |
        | DeviceIDList    | itself   |
      Then the request is accepted
      And the supplier receives DCC Alert N53

    Scenario: it gets no image that is for meters
      Given every home has a PPMID
      And a PPMID in London
      When the supplier sends 11.1 with
        | FirmwareImage   | an image |
        | FirmwareVersion | 0000B001 |
        | DeviceIDList    | itself   |
      Then the request is refused with E110101
