Feature: Tariffs, payment modes and debts that are read back
  What a supplier sets of charging, the meter has from then on.

  @esme @srv-1.2.1 @srv-4.11.1
  Scenario: a price of an ESME is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.2.1 with
      | ElectricityPriceElements.StandingCharge           | 45   |
      | StandingChargeScale                               | -2   |
      | PriceScale                                        | -5   |
      | ElectricityPriceElements.TOUTariff.TOUPrice.index | 1    |
      | ElectricityPriceElements.TOUTariff.TOUPrice       | 2345 |
    And the device has carried out ECS01b
    When the supplier sends 4.11.1
    Then the device answers ECS24 with
      | Active Tariff Price: value | 2345 |
      | charge per unit            | 45   |

  @gsme @srv-1.2.1 @srv-4.11.1
  Scenario: a price of a GSME is read back
    Given a GSME in London
    And the supplier has sent 1.2.1 with
      | GasPriceElements.CurrencyUnits            | GBP  |
      | GasPriceElements.StandingCharge           | 45   |
      | GasPriceElements.TOUTariff.TOUPrice.index | 1    |
      | GasPriceElements.TOUTariff.TOUPrice       | 2345 |
    And the device has carried out GCS01b
    When the supplier sends 4.11.1
    Then the device answers GCS21f with
      | Tier 1 Block 1 Price | 2345 |
      | Standing Charge      | 45   |

  @esme @srv-1.6 @srv-6.2.9
  Scenario: an ESME in prepayment mode says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.6 with
      | Prepayment.SuspendDebtDisabled  | false |
      | Prepayment.SuspendDebtEmergency | false |
      | Prepayment.DisablementThreshold | 0     |
    And the device has carried out ECS03
    When the supplier sends 6.2.9
    Then the device answers ECS26j with
      | payment mode | 2 (prepayment) |

  @esme @srv-1.6 @srv-6.2.9
  Scenario: an ESME that is put back into credit mode says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the supplier has sent 1.6 with
      | Credit |  |
    And the device has carried out ECS02
    When the supplier sends 6.2.9
    Then the device answers ECS26j with
      | payment mode | 1 (credit) |

  @gsme @srv-1.6 @srv-6.2.9
  Scenario: a GSME in prepayment mode says so
    Given a GSME in London
    And the supplier has sent 1.6 with
      | Prepayment.SuspendDebtDisabled  | false |
      | Prepayment.SuspendDebtEmergency | false |
      | Prepayment.DisablementThreshold | 0     |
    And the device has carried out GCS03
    When the supplier sends 6.2.9
    Then the device answers GCS21j with
      | Payment Control Configuration | 2199 |

  @gsme @srv-1.6 @srv-6.2.9
  Scenario: a GSME that is put back into credit mode says so
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the supplier has sent 1.6 with
      | Credit |  |
    And the device has carried out GCS02
    When the supplier sends 6.2.9
    Then the device answers GCS21j with
      | Payment Control Configuration | 3220 |

  @esme @srv-2.3 @srv-4.13
  Scenario: how an ESME recovers a debt is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 2.3 with
      | TimeDebtRegister1                            | 5000  |
      | TimeDebtRegister2                            | 0     |
      | PaymentDebtRegister                          | 300   |
      | DebtRecoveryPerPayment                       | 2500  |
      | ElecDebtRecovery1.DebtRecoveryRate           | 50    |
      | ElecDebtRecovery1.DebtRecoveryRatePriceScale | -2    |
      | ElecDebtRecovery1.DebtRecoveryRatePeriod     | DAILY |
      | ElecDebtRecovery2.DebtRecoveryRate           | 0     |
      | ElecDebtRecovery2.DebtRecoveryRatePriceScale | -2    |
      | ElecDebtRecovery2.DebtRecoveryRatePeriod     | DAILY |
    And the device has carried out ECS07
    When the supplier sends 4.13
    Then the device answers ECS26a with
      | charge per unit           | 50            |
      | Time-Based Debt 1: period | 86400 seconds |

  @gsme @srv-2.3 @srv-4.13
  Scenario: how a GSME recovers a debt is read back
    Given a GSME in London
    And the supplier has sent 2.3 with
      | TimeDebtRegister1                       | 5000   |
      | TimeDebtRegister2                       | 0      |
      | PaymentDebtRegister                     | 300    |
      | DebtRecoveryPerPayment                  | 2500   |
      | GasDebtRecovery1.DebtRecoveryRate       | 50     |
      | GasDebtRecovery1.DebtRecoveryRatePeriod | DAILY  |
      | GasDebtRecovery2.DebtRecoveryRate       | 0      |
      | GasDebtRecovery2.DebtRecoveryRatePeriod | HOURLY |
    And the device has carried out GCS04
    When the supplier sends 4.13
    Then the device answers GCS21b with
      | Debt Recovery Amount 1            | 50                           |
      | Debt Recovery Frequency 1         | 1 (daily)                    |
      | Debt Recovery Frequency 2         | 0 (hourly)                   |
      | Debt Recovery Top Up Percentage 3 | 2500 hundredths of a percent |

  @esme @srv-2.3 @srv-4.3
  Scenario: a debt of an ESME is among its prepayment registers
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 2.3 with
      | TimeDebtRegister1                            | 5000  |
      | TimeDebtRegister2                            | 0     |
      | PaymentDebtRegister                          | 300   |
      | DebtRecoveryPerPayment                       | 2500  |
      | ElecDebtRecovery1.DebtRecoveryRate           | 50    |
      | ElecDebtRecovery1.DebtRecoveryRatePriceScale | -2    |
      | ElecDebtRecovery1.DebtRecoveryRatePeriod     | DAILY |
      | ElecDebtRecovery2.DebtRecoveryRate           | 0     |
      | ElecDebtRecovery2.DebtRecoveryRatePriceScale | -2    |
      | ElecDebtRecovery2.DebtRecoveryRatePeriod     | DAILY |
    And the device has carried out ECS07
    When the supplier sends 4.3
    Then the device answers ECS19 with
      | Payment Debt Register | 300 thousandths of a penny |

  @esme @srv-2.5
  Scenario: an ESME with nothing left is given emergency credit
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    When the supplier sends 2.5
    Then the request is accepted
    And the device answers ECS09

  @gsme @srv-2.5
  Scenario: a GSME with nothing left is given emergency credit
    Given a GSME in London
    And the supplier has put it into prepayment mode
    When the supplier sends 2.5
    Then the request is accepted
    And the device answers GCS06

  @esme @srv-1.7 @srv-4.1.3
  Scenario: the block counters begin anew
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.7
    And the device has carried out ECS05
    When the supplier sends 4.1.3
    Then the device answers ECS17e with
      | block and TOU 1 | 0 |

  @esme @srv-6.26
  Scenario: the block counters are to begin anew each day
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 6.26 with
      | DailyTariffBlockCounterMatrixReset | true |
    Then the request is accepted
    And the device answers ECS48

  @esme @srv-6.8 @srv-6.2.3
  Scenario: a billing calendar of an ESME is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.8 with
      | ElectricityBillingCalendar.BillingTime | 00:00:00Z |
      | ElectricityBillingCalendar.Monthly     | 15        |
    And the device has carried out ECS30a
    When the supplier sends 6.2.3
    Then the device answers ECS26l with
      | date | ****-**-15 |

  @gsme @srv-6.8 @srv-6.2.3
  Scenario: a billing calendar of a GSME is read back
    Given a GSME in London
    And the supplier has sent 6.8 with
      | GasBillingCalendar.BillingPeriodStart | 2026-12-01T00:00:00Z |
      | GasBillingCalendar.Periodicity        | Monthly              |
    And the device has carried out GCS25a
    When the supplier sends 6.2.3
    Then the device answers GCS21k with
      | Billing Period Start Time    | 2026-12-01T00:00:00Z             |
      | Billing Period Duration Type | 35 (months, from the time given) |
