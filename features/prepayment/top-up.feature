@srv-2.2
Feature: A home that pays as it goes
  A meter in prepayment mode takes what the customer has bought, charges for what is used, and opens its switch when nothing
  is left.

  @esme @correct
  Scenario: a top-up reaches the meter
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has bought a top-up of £10
    When the supplier sends 2.2 with
      | UTRN | its top-up |
    Then the request is accepted
    And the meter shows "meter-balance" as "£10.00"

  @esme
  Scenario: a top-up is taken once
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    When the supplier sends 2.2 with
      | UTRN | its top-up |
    Then the request is accepted
    And the device answers with hardware
    And the meter shows "meter-balance" as "£10.00"

  @esme
  Scenario: a customer mistypes a digit, and then does not
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has bought a top-up of £10
    When the customer enters "12345678901234567890" at the meter
    And the customer enters "its top-up" at the meter
    Then the meter shows "meter-balance" as "£10.00"

  @esme
  Scenario: nothing is left
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    When 30 days pass in the home
    Then the meter shows "supply" as "off"
    And the supplier receives device alert 8F0F

  @esme
  Scenario: emergency credit bridges the weekend
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    When the customer takes emergency credit at the meter
    And 2 days pass in the home
    Then the meter shows "supply" as "on"
    And the supplier receives device alert 81AB

  @esme @srv-7.3
  Scenario: a top-up arms supply, and the customer switches it on
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And 30 days pass in the home
    When the customer has topped up by £20
    And the customer switches supply on at the meter
    Then the meter shows "supply" as "on"
    And the supplier receives device alert 8F32

  @gsme @correct
  Scenario: a gas meter takes a top-up too
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the customer has bought a top-up of £10
    When the supplier sends 2.2 with
      | UTRN | its top-up |
    Then the request is accepted
    And the meter shows "meter-balance" as "£10.00"

  @gsme
  Scenario: a gas meter closes its valve when nothing is left
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    When 30 days pass in the home
    Then the meter shows "supply" as "off"
    And the supplier receives device alert 8F0F

  @srv-2.1
  Rule: Supply is not cut off in a period without disablement

    @esme
    Scenario Outline: an ESME with nothing left on a Saturday, <when>
      Given an ESME in London whose network operator slot holds the right operator
      And it becomes 2026-11-28T01:00:00Z
      And the supplier has sent 2.1 for Saturdays without disablement with
        | UpdatePrepayConfigElectricity.DebtRecoveryRateCap      | 30      |
        | UpdatePrepayConfigElectricity.EmergencyCreditLimit     | 300000  |
        | UpdatePrepayConfigElectricity.EmergencyCreditThreshold | 100000  |
        | UpdatePrepayConfigElectricity.LowCreditThreshold       | 200000  |
        | UpdatePrepayConfigElectricity.MaxMeterBalance          | 5000000 |
        | UpdatePrepayConfigElectricity.MaxCreditThreshold       | 1000000 |
      And the supplier has put it into prepayment mode
      When it becomes <time>
      Then the meter shows "supply" as "<supply>"

      Examples:
        | when            | time                 | supply |
        | late on the day | 2026-11-28T23:45:00Z | on     |
        | when it is over | 2026-11-29T00:45:00Z | off    |

    @gsme
    Scenario Outline: a GSME with nothing left on a Saturday, <when>
      Given a GSME in London
      And it becomes 2026-11-28T01:00:00Z
      And the supplier has sent 2.1 for Saturdays without disablement with
        | UpdatePrepayConfigGas.DebtRecoveryRateCap      | 100000   |
        | UpdatePrepayConfigGas.EmergencyCreditLimit     | 10000000 |
        | UpdatePrepayConfigGas.EmergencyCreditThreshold | 200000   |
        | UpdatePrepayConfigGas.LowCreditThreshold       | 5000000  |
        | UpdatePrepayConfigGas.MaxMeterBalance          | 25000000 |
        | UpdatePrepayConfigGas.MaxCreditThreshold       | 24000000 |
      And the supplier has put it into prepayment mode
      When it becomes <time>
      Then the meter shows "supply" as "<supply>"

      Examples:
        | when            | time                 | supply |
        | late on the day | 2026-11-28T23:45:00Z | on     |
        | when it is over | 2026-11-29T00:45:00Z | off    |
