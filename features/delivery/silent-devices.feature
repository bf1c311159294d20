@srv-6.21
Feature: Devices that cannot be reached or do not answer
  Every accepted request ends once: with the device's Response, or with a Service Response that says there is none.

  @gpf
  Scenario: a device that cannot be reached
    Given a GPF in London that cannot be reached
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    And half a minute passes
    Then the request is accepted
    And the supplier is told E20
    And the device never hears of it

  @gpf
  Scenario: a device that can be reached again in time
    Given a GPF in London that cannot be reached
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    And the device can be reached again after 10 seconds
    Then the supplier receives the device's answer with the outcome success for each certificate
    And the GPF trusts Cadent in its network operator slot

  @gpf
  Scenario: a device that answers nobody
    Given a GPF in London whose answers are lost
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    And a minute passes
    Then the request is accepted
    And the supplier is told E21

  @gpf
  Scenario: a device whose answer comes when the request has ended
    Given a GPF in London whose answers take a minute
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    And a minute passes
    Then the supplier is told E21
    And Cadent learns by DCC Alert N42 that its certificates are on the device
    And the DCC believes that Cadent is in its network operator slot

  @gpf
  Scenario: the supplier's own service is away for a while
    Given a GPF in London
    And its supplier's Receive Response service is away
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    And the Receive Response service is back after 20 seconds
    Then the supplier receives the device's answer with the outcome success for each certificate
