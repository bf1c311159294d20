@srv-12.2
Feature: Pre-notifying devices
  The DCC is told of a device before it is fitted. Only a device in its inventory can be put on a hub, joined and
  commissioned.

  @esme
  Scenario: an ESME is pending until it is fitted
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 12.2 with
      | DeviceID           | the new ESME |
      | DeviceManufacturer | AB01         |
      | DeviceModel        | 010A030B     |
      | DeviceType         | ESME         |
      | SMETSCHTSVersion   | SMETS2 V5.1  |
      | FirmwareVersion    | 0002012F     |
      | ESMEVariant        | AD           |
    Then the request is accepted
    And the inventory has the new ESME as Pending

  @chf
  Scenario: a hub brings its Gas Proxy Function with it
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 12.2 with
      | DeviceID              | the new hub       |
      | DeviceManufacturer    | AB01              |
      | DeviceModel           | 010A030B          |
      | DeviceType            | CHF               |
      | SMETSCHTSVersion      | CHTS V1.4         |
      | FirmwareVersion       | 0002012F          |
      | AssociatedGPFDeviceID | the new hub's GPF |
    Then the request is accepted
    And the inventory has the new hub as Pending
    And the inventory has the new hub's GPF as Pending

  @chf
  Scenario: one identifier for a hub and its Gas Proxy Function
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 12.2 with
      | DeviceID              | the new hub |
      | DeviceManufacturer    | AB01        |
      | DeviceModel           | 010A030B    |
      | DeviceType            | CHF         |
      | SMETSCHTSVersion      | CHTS V1.4   |
      | FirmwareVersion       | 0002012F    |
      | AssociatedGPFDeviceID | the new hub |
    Then the request is refused with E120201
    And the inventory does not have the new hub

  @esme
  Scenario: a device that is in the inventory already
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 12.2 with
      | DeviceID           | itself      |
      | DeviceManufacturer | AB01        |
      | DeviceModel        | 010A030B    |
      | DeviceType         | ESME        |
      | SMETSCHTSVersion   | SMETS2 V5.1 |
      | FirmwareVersion    | 0002012F    |
      | ESMEVariant        | A           |
    Then the request is refused with E120201
    And the inventory has itself as Commissioned

  Scenario Outline: <what>
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier sends 12.2 with
      | DeviceID           | <device> |
      | DeviceManufacturer | AB01     |
      | DeviceModel        | 010A030B |
      | DeviceType         | <type>   |
      | <field>            | <value>  |
    Then the request is refused with <code>
    And the inventory does not have <device>

    Examples:
      | what                      | device        | type  | field            | value       | code    |
      | a meter without firmware  | the new GSME  | GSME  | SMETSCHTSVersion | SMETS2 V5.1 | E120203 |
      | a display without version | the new PPMID | PPMID | FirmwareVersion  | 00000001    | E120203 |
      | a CAD of a variant        | the new CAD   | CAD   | ESMEVariant      | A           | E120204 |

  @gsme
  Scenario: a network operator may pre-notify a device too
    Given an ESME in London whose network operator slot is DCC controlled
    When the gas transporter sends 12.2 with
      | DeviceID           | the new GSME |
      | DeviceManufacturer | AB01         |
      | DeviceModel        | 010A030B     |
      | DeviceType         | GSME         |
      | SMETSCHTSVersion   | SMETS2 V5.1  |
      | FirmwareVersion    | 0002012F     |
    Then the request is accepted
    And the inventory has the new GSME as Pending
