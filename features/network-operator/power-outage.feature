@esme
Feature: A power outage, and what a network operator hears of it
  The DCC notices that a hub is gone, and tells whom Registration Data names. That the supply is back the meter tells by
  itself, and it tells whom its network operator slot names.

  @correct
  Scenario: the registered operator hears of both ends
    Given an ESME in London whose network operator slot holds the right operator
    And the power of the home has failed
    When the power is back after 300 seconds
    Then the network operator receives DCC Alert AD1
    And the registered network operator receives alert 8F36, signed by the ESME, in a DUIS document that the DCC signed

  @wrong-network
  Scenario: with a stranger in the slot the outage never ends
    Given an ESME in London whose network operator slot holds the wrong operator
    And the power of the home has failed
    When the power is back after 300 seconds
    Then the network operator receives DCC Alert AD1
    And the network operator receives no alert of the device
    And another network operator receives alert 8F36

  @correct
  Scenario: a short interruption has a code of its own
    Given an ESME in London whose network operator slot holds the right operator
    And the power of the home has failed
    When the power is back after 60 seconds
    Then the registered network operator receives alert 8F35, signed by the ESME, in a DUIS document that the DCC signed

  @srv-6.24.1
  Scenario: nothing reaches the devices of a dark home
    Given an ESME in London whose network operator slot holds the right operator
    And the power of the home has failed
    When the supplier reads whose network operator certificates it holds
    Then the request is accepted
    And the device never hears of it
