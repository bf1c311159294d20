Feature: A home at any stage of its life
  A scenario names the stage at which it begins: before the DCC is told of the devices, or anywhere on the way to a home in
  use.

  @esme @srv-8.2
  Scenario Outline: devices of a home that is <stage>
    Given an ESME in London that is <stage>
    When the supplier reads the inventory by itself
    Then the inventory shows ESME
    And the inventory has its hub as <hub>
    And the inventory has its GPF as <proxy>
    And the inventory has itself as <meter>

    Examples:
      | stage         | hub          | proxy                    | meter                    |
      | pre-notified  | Pending      | Pending                  | Pending                  |
      | hub-installed | Commissioned | InstalledNotCommissioned | Pending                  |
      | whitelisted   | Commissioned | InstalledNotCommissioned | Whitelisted              |
      | joined        | Commissioned | InstalledNotCommissioned | InstalledNotCommissioned |
      | commissioned  | Commissioned | InstalledNotCommissioned | Commissioned             |

  @esme @srv-8.2
  Scenario: a meter in its box is not in the inventory
    Given an ESME in London that is manufactured
    When the supplier reads the inventory by itself
    Then the request is refused with E080201
    And the inventory does not have itself

  @esme @srv-12.2 @srv-8.2
  Scenario: a meter in its box is pre-notified
    Given an ESME in London that is manufactured
    And the supplier has sent 12.2 with
      | DeviceID           | itself      |
      | DeviceManufacturer | 10D6        |
      | DeviceModel        | 45534D45    |
      | DeviceType         | ESME        |
      | SMETSCHTSVersion   | SMETS2 V5.1 |
      | FirmwareVersion    | 00009001    |
      | ESMEVariant        | A           |
    When the supplier reads the inventory by itself
    Then the inventory shows ESME
    And the inventory has itself as Pending

  @esme @srv-6.21
  Scenario: a meter that has not joined cannot be handed over
    Given an ESME in London that is whitelisted
    And its supplier holds the certificates of UK Power Networks London
    When the supplier requests handover of the network operator slot
    Then the request is refused with E5
    And the device never hears of it
