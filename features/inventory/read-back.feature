@srv-6.24.1
Feature: Reading back whose certificates a device holds
  After a handover nobody has to take the DCC's word for it: the supplier, or the network operator itself, has the device
  say whose certificates are in its cells.

  @gpf
  Scenario: before the handover the device names the DCC
    Given a GPF in London
    When the supplier reads whose network operator certificates it holds
    Then the request is accepted
    And the answer names the DCC in the network operator slot
    And the answer is one that no device signed

  @gpf
  Scenario: after the handover the device names the gas transporter
    Given a GPF in London whose network operator slot was handed over to Cadent
    When the supplier reads whose network operator certificates it holds
    Then the answer names Cadent in the network operator slot

  @esme
  Scenario: a meter names its supplier too
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier reads whose certificates it holds
    Then the answer names the DCC in the network operator slot
    And the answer names its supplier in the supplier slot

  @gpf
  Scenario: the network operator asks for itself
    Given a GPF in London whose network operator slot was handed over to Cadent
    When Cadent reads whose certificates it holds
    Then the request is accepted
    And the answer names Cadent in the network operator slot

  @gpf
  Scenario: the network operator of another network may not ask
    Given a GPF in London whose network operator slot was handed over to Cadent
    When Wales & West Utilities reads whose certificates it holds
    Then the request is refused with E4

  @gsme
  Scenario: a gas meter has no network operator slot
    Given a GSME in London
    When the supplier reads whose network operator certificates it holds
    Then the answer says that it has no network operator slot

  @esme @wrong-network
  Scenario: a wrong certificate of long ago comes to light
    Given an ESME in the West Midlands whose network operator slot holds the wrong operator
    When the supplier reads whose network operator certificates it holds
    Then the answer names somebody else than National Grid Electricity Distribution West Midlands in the network operator slot
