@srv-8.1.1
Feature: Commissioning a meter
  The supplier names the window in which the hub's clock must lie. A meter that takes the time is commissioned, and the
  network operator hears which meter is new on its network.

  @esme @correct
  Scenario: an ESME takes the time of its hub
    Given an ESME in London that is joined
    And the network operator is listening
    When the supplier sends 8.1.1 with
      | CurrentDateTime | now |
      | TolerancePeriod | 60  |
    Then the request is accepted
    And the inventory has itself as Commissioned
    And the network operator receives DCC Alert N16

  @gsme @correct
  Scenario: a GSME takes the time of its hub
    Given a GSME in London that is joined
    When the supplier sends 8.1.1 with
      | CurrentDateTime | now |
      | TolerancePeriod | 60  |
    Then the request is accepted
    And the inventory has itself as Commissioned

  @esme
  Scenario: a window that is over
    Given an ESME in London that is joined
    When the supplier sends 8.1.1 with
      | CurrentDateTime | 2026-11-21T09:00:00Z |
      | TolerancePeriod | 60                   |
    Then the request is accepted
    And the inventory has itself as InstalledNotCommissioned

  @gsme
  Scenario: a window that is to come
    Given a GSME in London that is joined
    When the supplier sends 8.1.1 with
      | CurrentDateTime | 2026-11-23T09:00:00Z |
      | TolerancePeriod | 3600                 |
    Then the request is accepted
    And the inventory has itself as InstalledNotCommissioned

  @esme @srv-6.11
  Scenario: setting the clock of a meter commissions nothing
    Given an ESME in London that is joined
    When the supplier sends 6.11 with
      | CurrentDateTime | now |
      | TolerancePeriod | 60  |
    Then the request is accepted
    And the inventory has itself as InstalledNotCommissioned

  @gsme @srv-8.7.2
  Scenario: a GSME is joined to the Gas Proxy Function, which is commissioned with it
    Given a GSME in London that is joined
    When the supplier sends 8.7.2 with
      | OtherDeviceID | its GPF |
    Then the request is accepted
    And the inventory has its GPF as Commissioned
