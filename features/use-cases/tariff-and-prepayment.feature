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
      | Payment Control Configuration | 0897 (disconnection enabled, prepayment enabled, credit management enabled, credit display enabled, contactor fitted, emergency debt configuration) |

  @gsme @srv-1.6 @srv-6.2.9
  Scenario: a GSME that is put back into credit mode says so
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the supplier has sent 1.6 with
      | Credit |  |
    And the device has carried out GCS02
    When the supplier sends 6.2.9
    Then the device answers GCS21j with
      | Payment Control Configuration | 0C94 (credit management enabled, credit display enabled, contactor fitted, debt configuration, emergency debt configuration) |

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
      | Debt Recovery Amount 1            | 50 thousandths of a penny    |
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
      | block and TOU 1 | 0 Wh |

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

  @esme @srv-6.8
  Scenario: ECS68, an ESME tells its supplier what stood when a billing period ended
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.8 with
      | ElectricityBillingCalendar.BillingTime | 00:00:00Z |
      | ElectricityBillingCalendar.Monthly     | 15        |
    When it becomes 2026-12-15T00:00:00Z
    Then the supplier receives device alert 8F0A with
      | Message Code  | 0061 (ECS68 ESME Critical Sensitive Alert (Billing Data Log)) |
      | date and time | 2026-12-15T00:00:00Z                                          |

  @gsme @srv-6.8
  Scenario: GCS53, a GSME tells its supplier what stood when a billing period ended
    Given a GSME in London
    And the supplier has sent 6.8 with
      | GasBillingCalendar.BillingPeriodStart | 2026-12-01T00:00:00Z |
      | GasBillingCalendar.Periodicity        | Weekly               |
    When it becomes 2026-12-08T00:00:00Z
    Then the supplier receives device alert 8F0A with
      | Message Code  | 008B (GCS53 Push Billing Data Log as an Alert) |
      | Snapshot Time | 2026-12-08T00:00:00Z                           |

  @esme @srv-6.8 @srv-4.4.3
  Scenario: the billing log of an ESME has entries by the calendar that its supplier set
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.8 with
      | ElectricityBillingCalendar.BillingTime | 00:00:00Z |
      | ElectricityBillingCalendar.Monthly     | 15        |
    When it becomes 2026-12-16T00:00:00Z
    And the supplier sends 4.4.3 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-12-24T00:00:00Z |
    Then the device answers ECS20c with
      | date and time | 2026-12-15T00:00:00Z |

  @esme @srv-1.1.1 @srv-4.11.1
  Scenario: ECS01a, a whole tariff of an ESME is read back, and its price is that of the day
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.1.1 for working days and weekends with
      | PriceElements.ElectricityPriceElements.StandingCharge              | 45   |
      | PriceElements.ElectricityPriceElements.StandingChargeScale         | -2   |
      | PriceElements.ElectricityPriceElements.PriceScale                  | -5   |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice          | 3000 |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice.index    | 1    |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice[2]       | 1200 |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice[2].index | 2    |
    And the device has carried out ECS01a
    When it becomes 2026-11-23T09:00:00Z
    And the supplier sends 4.11.1
    Then the device answers ECS24 with
      | charge per unit            | 1200 |
      | Saturday                   | 2    |
      | Monday                     | 1    |
      | Active Tariff Price: value | 3000 |

  @gsme @srv-1.1.1 @srv-4.11.1
  Scenario: GCS01a, a whole tariff of a GSME is read back
    Given a GSME in London
    And the supplier has sent 1.1.1 for working days and weekends with
      | PriceElements.GasPriceElements.CurrencyUnits               | GBP  |
      | PriceElements.GasPriceElements.StandingCharge              | 45   |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice          | 3000 |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice.index    | 1    |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice[2]       | 1200 |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice[2].index | 2    |
    And the device has carried out GCS01a
    When the supplier sends 4.11.1
    Then the device answers GCS21f with
      | Tier 1 Block 1 Price | 3000                 |
      | Tier 2 Block 1 Price | 1200                 |
      | Day Id Ref Saturday  | 2                    |
      | Start Date           | 1 January every year |

  @esme @srv-1.1.2 @srv-4.11.2
  Scenario: ECS01c, a whole tariff of the second element is read back, and its price is that of the day
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.1.2 for working days and weekends with
      | PriceElements.PriceScale                       | -5   |
      | PriceElements.ElectricityPriceElement          | 2345 |
      | PriceElements.ElectricityPriceElement.index    | 1    |
      | PriceElements.ElectricityPriceElement[2]       | 1234 |
      | PriceElements.ElectricityPriceElement[2].index | 2    |
    And the device has carried out ECS01c
    When it becomes 2026-11-23T09:00:00Z
    And the supplier sends 4.11.2
    Then the device answers ECS24b with
      | charge per unit                      | 1234 |
      | Saturday                             | 2    |
      | Active Secondary Tariff Price: value | 2345 |

  @esme @srv-1.2.2 @srv-4.11.2
  Scenario: ECS01d, a price of the second element is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.2.2 with
      | PriceElements.PriceScale                       | -4   |
      | PriceElements.ElectricityPriceElement          | 2345 |
      | PriceElements.ElectricityPriceElement.index    | 1    |
      | PriceElements.ElectricityPriceElement[2]       | 1234 |
      | PriceElements.ElectricityPriceElement[2].index | 2    |
    And the device has carried out ECS01d
    When the supplier sends 4.11.2
    Then the device answers ECS24b with
      | charge per unit                      | 1234  |
      | price scale                          | -4    |
      | Active Secondary Tariff Price: value | 23450 |

  @esme @srv-2.1 @srv-4.13
  Scenario: ECS08a, how an ESME grants credit is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 2.1 for Saturdays without disablement with
      | UpdatePrepayConfigElectricity.DebtRecoveryRateCap      | 30      |
      | UpdatePrepayConfigElectricity.EmergencyCreditLimit     | 300000  |
      | UpdatePrepayConfigElectricity.EmergencyCreditThreshold | 100000  |
      | UpdatePrepayConfigElectricity.LowCreditThreshold       | 200000  |
      | UpdatePrepayConfigElectricity.MaxMeterBalance          | 5000000 |
      | UpdatePrepayConfigElectricity.MaxCreditThreshold       | 1000000 |
    And the device has carried out ECS08a
    When the supplier sends 4.13
    Then the device answers ECS26a with
      | Payment Mode: max provision                          | 30 thousandths of a penny      |
      | Emergency Credit Balance: preset credit amount       | 300000 thousandths of a penny  |
      | Emergency Credit Balance: credit available threshold | 100000 thousandths of a penny  |
      | Payment Mode: low credit threshold                   | 200000 thousandths of a penny  |
      | Maximum Meter Balance Threshold: value active        | 5000000 thousandths of a penny |
      | Maximum Credit Threshold: value active               | 1000000 thousandths of a penny |
      | exec weekdays                                        | 0000010 (Saturday)             |

  @gsme @srv-2.1 @srv-4.13
  Scenario: GCS05, how a GSME grants credit is read back
    Given a GSME in London
    And the supplier has sent 2.1 for Saturdays without disablement with
      | UpdatePrepayConfigGas.DebtRecoveryRateCap      | 100000   |
      | UpdatePrepayConfigGas.EmergencyCreditLimit     | 10000000 |
      | UpdatePrepayConfigGas.EmergencyCreditThreshold | 200000   |
      | UpdatePrepayConfigGas.LowCreditThreshold       | 5000000  |
      | UpdatePrepayConfigGas.MaxMeterBalance          | 25000000 |
      | UpdatePrepayConfigGas.MaxCreditThreshold       | 24000000 |
    And the device has carried out GCS05
    When the supplier sends 4.13
    Then the device answers GCS21b with
      | Overall Debt Cap           | 100000 thousandths of a penny   |
      | Emergency Credit Limit     | 10000000 thousandths of a penny |
      | Emergency Credit Threshold | 200000 thousandths of a penny   |
      | Low Credit Warning Level   | 5000000 thousandths of a penny  |
      | Max Credit Limit           | 25000000 thousandths of a penny |
      | Max Credit Per Top Up      | 24000000 thousandths of a penny |
      | Day Id Ref Saturday        | 2                               |
      | Friendly Credit Enable     | 1 (on)                          |

  @esme @srv-1.5 @srv-4.18
  Scenario: ECS04a, a balance that was adjusted is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the supplier has sent 1.5 with
      | PrepaymentMode.AdjustMeterBalance | 500000 |
    And the device has carried out ECS04a
    When the supplier sends 4.18
    Then the device answers ECS82 with
      | Meter Balance: current credit amount | 500000 thousandths of a penny |

  @esme @srv-1.5 @srv-4.18
  Scenario: ECS04b, a balance that was reset is nothing
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    And the supplier has sent 1.5 with
      | PrepaymentMode.ResetMeterBalance |  |
    And the device has carried out ECS04b
    When the supplier sends 4.18
    Then the device answers ECS82 with
      | Meter Balance: current credit amount | 0 thousandths of a penny |

  @gsme @srv-1.5 @srv-4.18
  Scenario: GCS40a, a balance of a GSME that was adjusted is read back
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the supplier has sent 1.5 with
      | PrepaymentMode.AdjustMeterBalance | 500000 |
    And the device has carried out GCS40a
    When the supplier sends 4.18
    Then the device answers GCS60a with
      | Credit Remaining | 500000 thousandths of a penny |

  @gsme @srv-1.5 @srv-4.18
  Scenario: GCS40b, a balance of a GSME that was reset is nothing
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    And the supplier has sent 1.5 with
      | PrepaymentMode.ResetMeterBalance |  |
    And the device has carried out GCS40b
    When the supplier sends 4.18
    Then the device answers GCS60a with
      | Credit Remaining | 0 thousandths of a penny |

  @gsme @srv-1.5 @srv-4.18
  Scenario: GCS40c, what a GSME has cost so far is adjusted
    Given a GSME in London
    And the supplier has sent 1.5 with
      | CreditMode.ResetMeterBalance |  |
    And the supplier has sent 1.5 with
      | CreditMode.AdjustMeterBalance | 500000 |
    And the device has carried out GCS40c
    When the supplier sends 4.18
    Then the device answers GCS60a with
      | Credit Remaining | 500000 thousandths of a penny |

  @gsme @srv-1.5 @srv-4.18
  Scenario: GCS40d, what a GSME has cost so far begins at nothing
    Given a GSME in London
    And the supplier has sent 1.5 with
      | CreditMode.ResetMeterBalance |  |
    And the device has carried out GCS40d
    When the supplier sends 4.18
    Then the device answers GCS60a with
      | Credit Remaining | 0 thousandths of a penny |

  @esme @srv-2.2 @srv-4.18
  Scenario: CS01a, a top-up of an ESME is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has bought a top-up of £10
    And the supplier has sent 2.2 with
      | UTRN | its top-up |
    And the device has carried out CS01a
    When the supplier sends 4.18
    Then the device answers ECS82 with
      | Meter Balance: current credit amount | 1000000 thousandths of a penny |

  @gsme @srv-2.2 @srv-4.18
  Scenario: CS01b, a top-up of a GSME is read back
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the customer has bought a top-up of £10
    And the supplier has sent 2.2 with
      | UTRN | its top-up |
    And the device has carried out CS01b
    When the supplier sends 4.18
    Then the device answers GCS60a with
      | Credit Remaining | 1000000 thousandths of a penny |
