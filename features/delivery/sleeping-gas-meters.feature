Feature: Gas meters that sleep
  A gas meter runs on a battery. It wakes now and then to hear its hub, which holds Commands for it meanwhile; its Gas Proxy
  Function answers with what the meter said when it was last awake.

  Background:
    Given gas meters that wake every 1800 seconds

  @gsme @srv-6.6
  Scenario: a Command waits at the hub while the meter sleeps
    Given a GSME in London
    And its gas meter has just fallen asleep
    When the supplier sends 6.6 with
      | CalorificValue   | 39.5    |
      | ConversionFactor | 1.02264 |
    Then the request is accepted
    And the device has not heard of it yet

  @gsme @srv-6.6
  Scenario: the meter carries it out when it wakes
    Given a GSME in London
    And its gas meter has just fallen asleep
    When the supplier sends 6.6 with
      | CalorificValue   | 39.5    |
      | ConversionFactor | 1.02264 |
    And 1800 seconds go by
    Then the supplier is told I0
    And the device answers GCS23

  @gsme @srv-6.6 @srv-6.2.8
  Scenario: two Commands reach the meter in the order in which they were sent
    Given a GSME in London
    And its gas meter has just fallen asleep
    And the supplier has sent 6.6 with
      | CalorificValue   | 39.5    |
      | ConversionFactor | 1.02264 |
    When the supplier sends 6.2.8
    And 1800 seconds go by
    Then the device answers GCS21a with
      | Calorific Value | 395 |

  @gsme @srv-6.6
  Scenario: the supplier is told that there is no answer where the DCC does not wait for so long
    Given a GSME in London
    And the DCC waits a minute for a gas meter
    And its gas meter has just fallen asleep
    When the supplier sends 6.6 with
      | CalorificValue   | 39.5    |
      | ConversionFactor | 1.02264 |
    And a minute passes
    Then the supplier is told E21
    And the meter hears of it when it wakes

  @gpf @srv-4.1.1
  Scenario: the Gas Proxy Function answers at once, with what the meter said last
    Given a GPF in London whose network operator slot was handed over to Cadent
    And its gas meter has just fallen asleep
    And the gas transporter has sent 4.1.1
    And the device has answered GCS13a with its "Current Summation Delivered"
    When 600 seconds go by
    And the gas transporter sends 4.1.1
    Then the device answers GCS13a with its "Current Summation Delivered" as it was

  @gpf @srv-4.1.1
  Scenario: once the meter has woken, the Gas Proxy Function says more
    Given a GPF in London whose network operator slot was handed over to Cadent
    And its gas meter has just fallen asleep
    And the gas transporter has sent 4.1.1
    And the device has answered GCS13a with its "Current Summation Delivered"
    When 1800 seconds go by
    And the gas transporter sends 4.1.1
    Then the device answers GCS13a with a greater "Current Summation Delivered"
