Feature: What is read of a meter
  A meter answers in the use case that the request becomes, and what it says follows from the seeded household and from what is set.

  @esme
  Scenario Outline: <use case>, registers of an ESME
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends <srv>
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv    | field                                                              | value                    |
      | ECS17d   | 4.1.2  | TOU 2                                                              | 0 Wh                     |
      | ECS17e   | 4.1.3  | block and TOU 1                                                    | 0 Wh                     |
      | ECS18b   | 4.12.1 | Maximum Demand Active Import, reset date and time: value           | 2019-04-14T00:00:00Z     |
      | ECS19    | 4.3    | Emergency Credit Balance                                           | 0 thousandths of a penny |
      | ECS24b   | 4.11.2 | price scale                                                        | -5                       |
      | ECS45    | 7.4    | Load Switch: control state                                         | 1 (connected)            |
      | ECS61d   | 7.14   | special day date                                                   | ****-12-25               |
      | ECS61e   | 7.15   | Auxiliary Controller 1 State: value                                | {}                       |
      | ECS25r1  | 6.2.10 | Event behaviours as configured, Supplier: alerts to the WAN: value | enabled: every event     |
      | ECS26b   | 6.2.1  | RMS Extreme Over Voltage: threshold normal                         | 276 V                    |

  @esme
  Scenario Outline: <use case>, what a network operator reads
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends <srv>
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv    | field                                                                      | value                |
      | ECS17a   | 4.2    | Active Export Register: value                                              | 0 Wh                 |
      | ECS17c   | 4.16   | unit                                                                       | 27 (W)               |
      | ECS18a   | 4.12.2 | Maximum Demand Active Export: value                                        | 0 W                  |
      | ECS25r2  | 6.2.10 | Event behaviours as configured, Network Operator: alerts to the WAN: value | enabled: every event |

  @esme @srv-6.18.2
  Scenario: ECS57, the maximum demand begins anew
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 6.18.2
    Then the request is accepted
    And the device answers ECS57

  @esme
  Scenario Outline: <use case>, logs of an ESME
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends <srv> with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv   | field                           | value                |
      | ECS21a   | 4.6.1 | date and time                   | 2026-11-20T00:00:00Z |
      | ECS21b   | 4.14  | date and time                   | 2026-11-20T00:00:00Z |
      | ECS22b   | 4.8.1 | date and time                   | 2026-11-20T00:30:00Z |
      | ECS22c   | 4.8.2 | date and time                   | 2026-11-20T00:30:00Z |
      | ECS66    | 4.17  | date and time                   | 2026-11-20T00:00:00Z |
      | ECS61c   | 7.11  | Boost Function available: value | false                |

  @gsme
  Scenario Outline: <use case>, registers of a GSME
    Given a GSME in London
    When the supplier sends <srv>
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv    | field                                       | value                                                 |
      | GCS13b   | 4.1.4  | Current No Tier Block 1 Summation Delivered | 0                                                     |
      | GCS13c   | 4.1.2  | Current Tier 2 Summation Delivered          | 0                                                     |
      | GCS14    | 4.3    | Currency                                    | 826 (GBP)                                             |
      | GCS21b   | 4.13   | Emergency Credit Limit                      | 1000000 thousandths of a penny                        |
      | GCS33    | 7.4    | Remaining Battery Life in Days              | 3650 days                                             |
      | GCS20r   | 6.2.10 | Event Id                                    | 810D (Combined credit below the low credit threshold) |

  @gsme
  Scenario Outline: <use case>, logs of a GSME
    Given a GSME in London
    When the supplier sends <srv> with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv   | field                   | value          |
      | GCS15b   | 4.4.2 | Status                  | 8B (not found) |
      | GCS17    | 4.8.1 | Sample Request Interval | 1800 seconds   |

  @esme
  Scenario Outline: <use case>, a log of events of an ESME
    Given an ESME in London whose network operator slot holds the right operator
    And the ESME has raised alert <alert>
    When the supplier sends <srv> with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | <log>                |
    Then the device answers <use case> with
      | event code | <event> |

    Examples:
      | use case | srv  | log      | alert | event                                   |
      | ECS35a   | 6.13 | Event    | 8014  | 8014 (Power factor below its threshold) |
      | ECS35b   | 6.13 | Security | 8F76  | 8F76 (Terminal cover removed)           |

  @esme @srv-6.13
  Scenario: ECS35e, an outage is in the power event log of an ESME, and how long it lasted
    Given an ESME in London whose network operator slot holds the right operator
    And the power of the home has failed
    And the power is back after 300 seconds
    When the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | PowerEvent           |
    Then the device answers ECS35e with
      | event code | 8F57 (Supply interrupted)                                      |
      | event code | 8F36 (Supply restored after an interruption of 3 minutes or more) |
      | value      | 300                                                            |

  @gsme
  Scenario: CS10b, a log of security events of a GSME
    Given a GSME in London
    And the GSME has raised alert 8F75
    When the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Security             |
    Then the device answers CS10b with
      | Event Id | 8F75 (Strong magnetic field) |

  @gpf
  Scenario Outline: <use case>, a log of events of a GPF
    Given a GPF in London
    And its supplier holds its own certificates
    And the supplier has requested handover of the supplier slot
    When the supplier sends <srv> with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | <log>                |
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv  | log      | field    | value                               |
      | CS10a    | 6.13 | Event    | Status   | 8B (not found)                      |
      | CS10b    | 6.13 | Security | Event Id | 8F70 (Security credentials updated) |

  @chf @srv-6.13
  Scenario: ECS35c, a hub that was told of a device has it in its log of events
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    When the supplier sends 6.13 to its hub with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Event                |
    Then the device answers ECS35c with
      | event code | 8154 (Immediate HAN interface command successfully actioned) |

  @chf @srv-6.13
  Scenario: ECS35d, that its device log changed is in the security log of a hub
    Given an ESME in London that is hub-installed
    And the supplier has put it on its hub with a mistyped install code
    When the supplier sends 6.13 to its hub with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Security             |
    Then the device answers ECS35d with
      | event code | 8F12 (CHF device log changed) |

  @chf
  Scenario Outline: <use case>, what a hub says of itself
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends <srv> to its hub
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv   | field                                    | value                                                    |
      | ECS26n   | 6.2.4 | Model Type: value                        | 43484601                                                 |
      | DBCH01   | 6.31  | Sub GHz Operating Channel: value         | 00000000000000000000000000000000 (page 0, channels none) |
      | DBCH03   | 6.30  | Maximum Sub GHz Channel Changes Per Week | 4                                                        |
      | ECS52    | 11.2  | Firmware Version: value                  | 00009001                                                 |

  @chf @srv-6.29 @srv-6.13
  Scenario: DBCH05, a hub that was told to look for a channel has noted it
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.29 to its hub
    And the device has carried out DBCH05
    When the supplier sends 6.13 to its hub with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Event                |
    Then the device answers ECS35c with
      | event code | 8154 (Immediate HAN interface command successfully actioned) |

  @chf @srv-6.32
  Scenario: DBCH02, the channels that a hub has used
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 6.32 to its hub with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers DBCH02 with
      | length of contents | 0 |

  @esme
  Scenario: ECS17b, the import register counts what the home uses
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 4.1.1
    And the device has answered ECS17b with its "Active Import Register"
    When it becomes 2026-11-23T09:00:00Z
    And the supplier sends 4.1.1
    Then the device answers ECS17b with its "Active Import Register" grown by what the home has used

  @gsme
  Scenario: GCS13a, the gas register counts what the home uses
    Given a GSME in London
    And the supplier has sent 4.1.1
    And the device has answered GCS13a with its "Current Summation Delivered"
    When it becomes 2026-11-23T09:00:00Z
    And the supplier sends 4.1.1
    Then the device answers GCS13a with its "Current Summation Delivered" grown by what the home has used

  @esme
  Scenario: ECS82, a balance that was set to nothing is nothing
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.5 with
      | CreditMode.ResetMeterBalance |  |
    When the supplier sends 4.18
    Then the device answers ECS82 with
      | Meter Balance: current credit amount | 0 thousandths of a penny |

  @gsme
  Scenario: GCS60a, a balance that was set to nothing is nothing
    Given a GSME in London
    And the supplier has sent 1.5 with
      | CreditMode.ResetMeterBalance |  |
    When the supplier sends 4.18
    Then the device answers GCS60a with
      | Credit Remaining | 0 thousandths of a penny |

  @esme @srv-4.6.2
  Scenario: ECS21c, the daily log of what a home exports
    Given an ESME in London with an export MPAN
    When the supplier sends 4.6.2 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS21c with its "Active Export Register" of 3 days, as the home has exported it

  @gsme @srv-4.6.1
  Scenario: GCS16a, the daily log of a GSME is what the home has used
    Given a GSME in London
    When the supplier sends 4.6.1 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS16a with its "Current Summation Delivered" of 3 days, as the home has used it

  @gsme @srv-4.10
  Scenario: GCS18, the network data of a GSME are what the home has used
    Given a GSME in London
    When the supplier sends 4.10 with
      | ReadLogPeriod.StartDateTime | 2026-11-21T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS18 with samples of what the home has used

  @gpf @srv-4.17
  Scenario: GCS61, the daily consumption log of a GPF is what the home has used
    Given a GPF in London
    And its supplier holds its own certificates
    And the supplier has requested handover of the supplier slot
    When the supplier sends 4.17 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS61 with samples of what the home has used

  @gpf
  Scenario Outline: <use case>, registers of a GPF, which mirrors its GSME
    Given a GPF in London
    And its supplier holds its own certificates
    And the supplier has requested handover of the supplier slot
    When the supplier sends <srv>
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv    | field                                       | value                          |
      | GCS13b   | 4.1.4  | Current No Tier Block 1 Summation Delivered | 0                              |
      | GCS13c   | 4.1.2  | Current Tier 2 Summation Delivered          | 0                              |
      | GCS14    | 4.3    | Currency                                    | 826 (GBP)                      |
      | GCS21b   | 4.13   | Emergency Credit Limit                      | 1000000 thousandths of a penny |
      | GCS21f   | 4.11.1 | Currency                                    | 826 (GBP)                      |
      | GCS38    | 11.2   | Current Meter Id                            | 00009001                       |

  @gpf
  Scenario Outline: <use case>, logs of a GPF, which mirrors its GSME
    Given a GPF in London
    And its supplier holds its own certificates
    And the supplier has requested handover of the supplier slot
    When the supplier sends <srv> with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers <use case> with
      | <field> | <value> |

    Examples:
      | use case | srv   | field                   | value          |
      | GCS15b   | 4.4.2 | Status                  | 8B (not found) |
      | GCS15c   | 4.4.3 | Status                  | 8B (not found) |
      | GCS15d   | 4.4.4 | Status                  | 8B (not found) |
      | GCS15e   | 4.4.5 | Status                  | 8B (not found) |
      | GCS16b   | 4.14  | Status                  | 8B (not found) |
      | GCS17    | 4.8.1 | Sample Request Interval | 1800 seconds   |

  @gpf @srv-4.6.1
  Scenario: GCS16a, the daily log of a GPF is what the home has used
    Given a GPF in London
    And its supplier holds its own certificates
    And the supplier has requested handover of the supplier slot
    When the supplier sends 4.6.1 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS16a with its "Current Summation Delivered" of 3 days, as the home has used it

  @esme @srv-4.4.2
  Scenario: ECS20b, what stood when an ESME was put into prepayment mode is in its log
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    When the supplier sends 4.4.2 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS20b with
      | date and time | 2026-11-22T09:00:00Z |

  @esme @srv-1.1.1 @srv-4.4.2
  Scenario: ECS20b, what stood when another tariff began is in the log of an ESME
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 1.1.1 for working days and weekends with
      | PriceElements.ElectricityPriceElements.StandingCharge              | 45   |
      | PriceElements.ElectricityPriceElements.StandingChargeScale         | -2   |
      | PriceElements.ElectricityPriceElements.PriceScale                  | -5   |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice          | 3000 |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice.index    | 1    |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice[2]       | 1200 |
      | PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice[2].index | 2    |
    When the supplier sends 4.4.2 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS20b with
      | date and time | 2026-11-22T09:00:00Z |

  @gsme @srv-4.4.2
  Scenario: GCS15b, what stood when a GSME was put into prepayment mode is in its log
    Given a GSME in London
    And the supplier has put it into prepayment mode
    When the supplier sends 4.4.2 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS15b with
      | Snapshot Time | 2026-11-22T09:00:00Z |
      | Status        | 8B (not found)       |

  @gsme @srv-1.1.1 @srv-4.4.2
  Scenario: GCS15b, what stood when another tariff began is in the log of a GSME
    Given a GSME in London
    And the supplier has sent 1.1.1 for working days and weekends with
      | PriceElements.GasPriceElements.CurrencyUnits               | GBP  |
      | PriceElements.GasPriceElements.StandingCharge              | 45   |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice          | 3000 |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice.index    | 1    |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice[2]       | 1200 |
      | PriceElements.GasPriceElements.TOUTariff.TOUPrice[2].index | 2    |
    When the supplier sends 4.4.2 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS15b with
      | Snapshot Time | 2026-11-22T09:00:00Z |
      | Status        | 8B (not found)       |

  @esme @srv-4.4.4
  Scenario: ECS20a, a quarter of a top-up pays a debt of an ESME
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the supplier has sent 2.3 with
      | TimeDebtRegister1                            | 0      |
      | TimeDebtRegister2                            | 0      |
      | PaymentDebtRegister                          | 900000 |
      | DebtRecoveryPerPayment                       | 2500   |
      | ElecDebtRecovery1.DebtRecoveryRate           | 0      |
      | ElecDebtRecovery1.DebtRecoveryRatePriceScale | -2     |
      | ElecDebtRecovery1.DebtRecoveryRatePeriod     | DAILY  |
      | ElecDebtRecovery2.DebtRecoveryRate           | 0      |
      | ElecDebtRecovery2.DebtRecoveryRatePriceScale | -2     |
      | ElecDebtRecovery2.DebtRecoveryRatePeriod     | DAILY  |
    And the customer has topped up by £10
    When the supplier sends 4.4.4 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS20a with
      | payment | 250000 thousandths of a penny |

  @gsme @srv-4.4.4
  Scenario: GCS15d, a quarter of a top-up pays a debt of a GSME
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the supplier has sent 2.3 with
      | TimeDebtRegister1                       | 0      |
      | TimeDebtRegister2                       | 0      |
      | PaymentDebtRegister                     | 900000 |
      | DebtRecoveryPerPayment                  | 2500   |
      | GasDebtRecovery1.DebtRecoveryRate       | 0      |
      | GasDebtRecovery1.DebtRecoveryRatePeriod | DAILY  |
      | GasDebtRecovery2.DebtRecoveryRate       | 0      |
      | GasDebtRecovery2.DebtRecoveryRatePeriod | HOURLY |
    And the customer has topped up by £10
    When the supplier sends 4.4.4 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS15d with
      | Amount Collected | 250000 thousandths of a penny |
      | Outstanding Debt | 650000 thousandths of a penny |
      | Debt Type        | 2 (payment debt)              |

  @esme @srv-4.4.5
  Scenario: ECS20d, a top-up of an ESME is in its log
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    When the supplier sends 4.4.5 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS20d with
      | credit | 1000000 thousandths of a penny |

  @gsme @srv-4.4.5
  Scenario: GCS15e, a top-up of a GSME is in its log
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    When the supplier sends 4.4.5 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS15e with
      | Top Up Amount | 1000000 thousandths of a penny |

  @gsme @srv-4.14
  Scenario: GCS16b, the daily log of a GSME that pays as it goes has its credit
    Given a GSME in London
    And the supplier has put it into prepayment mode
    And the customer has topped up by £10
    When it becomes 2026-11-23T09:00:00Z
    And the supplier sends 4.14 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS16b with
      | Snapshot Time              | 2026-11-23T00:00:00Z     |
      | Emergency Credit Remaining | 0 thousandths of a penny |
      | Status                     | 8B (not found)           |

  @esme @srv-4.4.3
  Scenario: ECS20c, the billing log of an ESME has what stood when its month ended
    Given an ESME in London whose network operator slot holds the right operator
    When it becomes 2026-12-02T00:00:00Z
    And the supplier sends 4.4.3 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-12-24T00:00:00Z |
    Then the device answers ECS20c with
      | date and time | 2026-12-01T00:00:00Z |

  @gsme @srv-4.4.3
  Scenario: GCS15c, the billing log of a GSME has what stood when its month ended
    Given a GSME in London
    When it becomes 2026-12-02T00:00:00Z
    And the supplier sends 4.4.3 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-12-24T00:00:00Z |
    Then the device answers GCS15c with
      | Snapshot Time | 2026-12-01T00:00:00Z |
      | Status        | 8B (not found)       |

  @esme @srv-6.13
  Scenario: ECS35f, what a load was told is in its log
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.5 with
      | ActivateALCSHCALCS.index    | 2  |
      | ActivateALCSHCALCS.Duration | 60 |
    When the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | ALCSEvent            |
    Then the device answers ECS35f with
      | date and time | 2026-11-22T09:00:00Z |
      | script        | 529                  |

  @gsme @srv-6.13
  Scenario: CS10a, what a GSME was told is in its log
    Given a GSME in London
    And the supplier has sent 7.2
    When the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Event                |
    Then the device answers CS10a with
      | Event Id | 8154 (Immediate HAN interface command successfully actioned) |
