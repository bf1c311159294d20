@srv-6.15.1 @esme
Feature: Updates of the load controller's credentials
  An ESME has cells for a load controller. Its supplier fills them, and whoever holds them may replace them: whose network
  the meter is on matters to neither.

  @correct
  Scenario: the supplier appoints a load controller
    Given an ESME in London
    And its supplier holds the certificates of the load controller
    When the supplier updates the load controller slot
    Then the request is accepted
    And the ESME trusts the load controller in its load controller slot

  @correct
  Scenario: the load controller renews its own credentials
    Given an ESME in London
    And its supplier has put the load controller into the load controller slot
    When the load controller updates its own slot
    Then the request is accepted
    And the load controller receives the device's answer

  Scenario: one who holds no cell of the device hears nothing of it
    Given an ESME in London
    When the load controller updates its own slot
    And a minute passes
    Then the load controller is told E21

  @correct
  Scenario: the load controller renews its own credentials at a later time, and is told
    Given it is 2026-11-22T09:00:00Z
    And an ESME in London
    And its supplier has put the load controller into the load controller slot
    When the load controller updates its own slot with effect on 2026-11-25T00:00:00Z
    And it becomes 2026-11-25T00:01:00Z
    Then the load controller learns by alert 8F66 what became of it

  Scenario: the load controller may not replace the network operator
    Given an ESME in London
    When the load controller updates the network operator slot with its own certificates
    Then the request is refused with E061501
