@srv-12.1
Feature: The WAN matrix
  A user asks whether the WAN of a Communications Service Provider reaches a property, before it sends an engineer there.

  @esme @correct
  Scenario: a property by its post code
    Given an ESME in London
    When the supplier sends 12.1 with
      | PartialAddress.PostCode          | N1 7AA |
      | PartialAddress.AddressIdentifier | 7      |
    Then the request is answered with I0
    And the WAN of the region South reaches the property

  @esme @correct
  Scenario: the long range radio of the North
    Given an ESME in London
    When the supplier sends 12.1 with
      | PartialAddress.PostCode          | NE2 1AA |
      | PartialAddress.AddressIdentifier | 7       |
    Then the request is answered with I0
    And the WAN of the region North reaches the property

  @esme
  Scenario: a post code of no area that is known
    Given an ESME in London
    When the supplier sends 12.1 with
      | PartialAddress.PostCode          | QQ9 9QQ |
      | PartialAddress.AddressIdentifier | 7       |
    Then the request is refused with E120102

  @esme
  Scenario: a property reference that the inventory does not hold
    Given an ESME in London
    When the supplier sends 12.1 with
      | UPRN | 1 |
    Then the request is refused with E120101
