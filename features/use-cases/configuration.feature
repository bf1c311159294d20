Feature: Configuration that is read back
  What a supplier writes for a meter and its customer.

  @gsme @srv-6.6 @srv-6.2.8
  Scenario: calorific value and conversion factor are read back
    Given a GSME in London
    And the supplier has sent 6.6 with
      | CalorificValue   | 39.5    |
      | ConversionFactor | 1.02264 |
    And the device has carried out GCS23
    When the supplier sends 6.2.8
    Then the device answers GCS21a with
      | Calorific Value   | 395    |
      | Conversion Factor | 102264 |

  @gsme @srv-6.7 @srv-6.2.8
  Scenario: an uncontrolled flow rate is read back
    Given a GSME in London
    And the supplier has sent 6.7 with
      | UncontrolledGasFlowRate | 450    |
      | SupplyDepletionState    | Locked |
      | SupplyTamperState       | Locked |
      | StabilisationPeriod     | 10     |
      | MeasurementPeriod       | 60     |
    And the device has carried out GCS24
    When the supplier sends 6.2.8
    Then the device answers GCS21a with
      | Uncontrolled Flow Threshold | 450                   |
      | Flow Stabilisation Period   | 10 tenths of a second |

  @gsme @srv-6.7 @srv-6.2.4
  Scenario: what a GSME does when it is tampered with is read back
    Given a GSME in London
    And the supplier has sent 6.7 with
      | UncontrolledGasFlowRateDecimal | 0.0450 |
      | SupplyDepletionState           | Locked |
      | SupplyTamperState              | Locked |
      | StabilisationPeriod            | 10     |
      | MeasurementPeriod              | 60     |
    And the device has carried out GCS24a
    When the supplier sends 6.2.4
    Then the device answers GCS21m with
      | Supply Tamper State    | 0 (supply off) |
      | Supply Depletion State | 0 (supply off) |

  @esme @srv-6.25 @srv-6.2.4
  Scenario: what an ESME does when it is tampered with is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.25 with
      | SupplyTamperState | Locked |
    And the device has carried out ECS81
    When the supplier sends 6.2.4
    Then the device answers ECS26m with
      | Supply Tamper State: value | true |

  @esme @srv-3.1
  Scenario: a message for the customer
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.1 with
      | SupplierMessage | We call on Monday |
    Then the request is accepted
    And the device answers ECS10

  @gsme @srv-3.1
  Scenario: a message for the customer of a GSME
    Given a GSME in London
    When the supplier sends 3.1 with
      | SupplierMessage | We call on Monday |
    Then the request is accepted
    And the device answers GCS07

  @esme @srv-3.4
  Scenario: whom the customer may ring
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.4 with
      | SupplierName            | Albion Energy |
      | SupplierTelephoneNumber | 0800000000    |
    Then the request is accepted
    And the device answers ECS16

  @gsme @srv-3.4
  Scenario: whom the customer of a GSME may ring
    Given a GSME in London
    When the supplier sends 3.4 with
      | SupplierName            | Albion Energy |
      | SupplierTelephoneNumber | 0800000000    |
    Then the request is accepted
    And the device answers GCS44

  @esme @srv-3.5
  Scenario: a PIN is forgotten
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.5
    Then the request is accepted
    And the device answers ECS14

  @gsme @srv-3.5
  Scenario: a PIN of a GSME is forgotten
    Given a GSME in London
    When the supplier sends 3.5
    Then the request is accepted
    And the device answers GCS11

  @esme @srv-3.3
  Scenario: a log of auxiliary load is cleared
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.3 with
      | ESMEEventLogType | ALCS |
    Then the request is accepted
    And the device answers ECS15c

  @gsme @srv-3.3
  Scenario: a log of a GSME is cleared
    Given a GSME in London
    When the supplier sends 3.3
    Then the request is accepted
    And the device answers CS11

  @esme @srv-3.2 @srv-4.8.1
  Scenario: a change of tenancy takes nothing from what the supplier reads
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 3.2 with
      | RestrictionDateTime | 2026-11-22T00:00:00Z |
    And the device has carried out ECS12
    When the supplier sends 4.8.1 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS22b with
      | date and time | 2026-11-20T00:30:00Z |

  @esme @srv-3.3 @srv-6.13
  Scenario: a log of events that was cleared has what came afterwards
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 3.3
    And the device has carried out ECS15a
    When the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Event                |
    Then the device answers ECS35a with
      | event code | 8154 (Immediate HAN interface command successfully actioned) |

  @esme @srv-6.20.2 @srv-6.2.7
  Scenario: ECS39b, an export MPAN is read back
    Given an ESME in London with an export MPAN
    And the supplier has sent 6.20.2 with
      | ExportMPAN | 1312345678333 |
    And the device has carried out ECS39b
    When the supplier sends 6.2.7
    Then the device answers ECS40 with
      | Export MPAN: value | 1312345678333 |

  @gsme @srv-6.2.7
  Scenario: GCS46, a GSME says of which MPRN it is
    Given a GSME in London
    When the supplier sends 6.2.7
    Then the device answers GCS46 with
      | Site Id | its MPRN |

  @gsme @srv-6.22 @srv-6.2.10
  Scenario: GCS20, of which events a GSME tells is read back
    Given a GSME in London
    And the supplier has sent 6.22 with
      | GasSupplierAlertEventSettings.x8161.WANAlert | Disable |
      | GasSupplierAlertEventSettings.x8161.HANAlert | Disable |
      | GasSupplierAlertEventSettings.x8161.EventLog | Enable  |
      | GasSupplierAlertEventSettings.x8161.Alarm    | Enable  |
    And the device has carried out GCS20
    When the supplier sends 6.2.10
    Then the device answers GCS20r with
      | Event Configuration | 43 (general event log, alarm that can be heard) |

  @gsme @srv-8.8.2 @srv-8.9
  Scenario: CS04B, a GSME that has left its GPF has it in its log no more
    Given a GSME in London
    And the supplier has sent 8.8.2 with
      | OtherDeviceID | its GPF |
    And the device has carried out CS04B
    When the supplier sends 8.9
    Then the device does not name its GPF in its answer

  @gpf @srv-8.12.2
  Scenario: GCS59, what a GPF told of its log is put back
    Given a GSME in London
    And the supplier has sent 8.8.2 with
      | OtherDeviceID | its GPF |
    And the supplier has sent 8.7.2 with
      | OtherDeviceID | its GPF |
    When the supplier sends 8.12.2 to its GPF with
      | OldGPFID | its GPF |
    Then the device answers GCS59 with
      | deviceID         | itself      |
      | joinResponseCode | success (0) |

  @gpf @srv-3.2 @srv-4.17
  Scenario: GCS09, a change of tenancy takes nothing from what the supplier reads of a GPF
    Given a GPF in London
    And its supplier holds its own certificates
    And the supplier has requested handover of the supplier slot
    And the supplier has sent 3.2 with
      | RestrictionDateTime | 2026-11-22T00:00:00Z |
    And the device has carried out GCS09
    When the supplier sends 4.17 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers GCS61 with
      | Sample Start Time | 2026-11-20T00:00:00Z |

  @chf @srv-6.28 @srv-6.30
  Scenario: DBCH04, how a hub uses its channels is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.28 to its hub with
      | LowerBandSubGHzChannels0To26.Channel1   |       |
      | LowerBandSubGHzChannels27To34.Channel28 |       |
      | LowerBandSubGHzChannels35To61.Channel36 |       |
      | UpperBandSubGHzChannels0To26.Channel1   |       |
      | NormalLimitedDutyCycleThreshold         | 1.3   |
      | LimitedCriticalDutyCycleThreshold       | 2.2   |
      | MaximumSubGHzChannelChangesPerWeek      | 5     |
      | GSMECurfew                              | 7     |
      | ChannelQuieterThreshold                 | 6     |
      | ChannelNoisierThreshold                 | 12    |
      | NonGSMEPoorCommsPercentageThreshold     | 60.00 |
      | NonGSMEPoorCommsMeasurementPeriods      | 130   |
      | LocalCHNoiseMeasurementPeriod           | 100   |
      | LocalCHFailurePercentage                | 40.00 |
      | LocalCHRetryPercentage                  | 30.00 |
    And the device has carried out DBCH04
    When the supplier sends 6.30 to its hub
    Then the device answers DBCH03 with
      | Normal-Limited Duty Cycle Threshold      | 130 hundredths of a percent  |
      | Limited-Critical Duty Cycle Threshold    | 220 hundredths of a percent  |
      | Maximum Sub GHz Channel Changes Per Week | 5                            |
      | GSME Curfew                              | 7                            |
      | Channel Quieter Threshold                | 6                            |
      | Channel Noisier Threshold                | 12                           |
      | Non GSME Poor Comms Percentage Threshold | 6000 hundredths of a percent |
      | Non GSME Poor Comms Measurement Periods  | 130                          |
      | Local CH Noise Measurement Period        | 100                          |
      | Local CH Failure Percentage              | 4000 hundredths of a percent |
      | Local CH Retry Percentage                | 3000 hundredths of a percent |
