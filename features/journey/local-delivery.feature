@srv-8.13
Feature: Commands that are carried to a device by hand
  Where the WAN does not reach a home yet, an engineer carries the Command to the device and brings the Response back. The DCC
  learns from it what it would have learnt over the WAN.

  @gsme @srv-8.7.2 @correct
  Scenario: a GSME that was joined by hand is joined for the DCC when its Response is returned
    Given a GSME in London that is joined
    And the supplier has carried the Command of 8.7.2 to the device itself with
      | OtherDeviceID | its GPF |
    When the supplier returns its Response by 8.13
    Then the request is accepted
    And the inventory has its GPF as Commissioned

  @gsme @srv-6.20.1 @correct
  Scenario: a Response under a MAC for the supplier alone
    Given a GSME in London
    And the supplier has carried the Command of 6.20.1 to the device itself with
      | ImportMPRN | its MPRN |
    When the supplier returns its Response by 8.13
    Then the request is accepted

  @esme @srv-6.11
  Scenario: a signed Response that the device did not make
    Given an ESME in London
    And the supplier has carried the Command of 6.11 to the device itself with
      | CurrentDateTime | now |
      | TolerancePeriod | 60  |
    When the supplier returns another Response by 8.13
    Then the request is refused with E081303

  @gsme @srv-8.7.2
  Scenario: a Response that was returned before
    Given a GSME in London that is joined
    And the supplier has carried the Command of 8.7.2 to the device itself with
      | OtherDeviceID | its GPF |
    And the supplier has returned its Response by 8.13
    When the supplier returns its Response by 8.13
    Then the request is refused with E081303

  @esme
  Scenario: a Response to a Command that nobody was given
    Given an ESME in London
    When the supplier sends 8.13 with
      | OriginalRequestID  | 90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000 |
      | DeviceGBCSResponse | 3wkCAAAAAAAAA+gIANsSNFZ4kKAIkLPVHzABAAAMB98BAf8AAAAA |
    Then the request is refused with E081301
