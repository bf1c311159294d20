Feature: What a network operator sets is read back
  Voltage, demand, alerts and gas network data of a meter, in the use case that the request becomes.

  @esme @srv-6.5 @srv-6.2.1
  Scenario: ECS29a, voltage thresholds of a meter with one phase, whose counters begin anew
    Given an ESME in London whose network operator slot holds the right operator
    And the network operator has sent 6.5 with
      | RMSVoltageSettings.RMSExtremeOverVoltageThreshold             | 270 |
      | RMSVoltageSettings.RMSExtremeOverVoltageMeasurementPeriod     | 20  |
      | RMSVoltageSettings.RMSExtremeUnderVoltageThreshold            | 190 |
      | RMSVoltageSettings.RMSExtremeUnderVoltageMeasurementPeriod    | 20  |
      | RMSVoltageSettings.RMSVoltageSagThreshold                     | 200 |
      | RMSVoltageSettings.RMSVoltageSagMeasurementPeriod             | 20  |
      | RMSVoltageSettings.RMSVoltageSwellThreshold                   | 260 |
      | RMSVoltageSettings.RMSVoltageSwellMeasurementPeriod           | 20  |
      | SinglePhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod | 600 |
      | SinglePhaseVoltageSettings.AverageRMSOverVoltageThreshold     | 255 |
      | SinglePhaseVoltageSettings.AverageRMSUnderVoltageThreshold    | 215 |
    And the device has carried out ECS29a
    When the network operator sends 6.2.1
    Then the device answers ECS26b with
      | RMS Extreme Over Voltage: threshold normal | 270 V |

  @esme @srv-6.5 @srv-6.2.1
  Scenario: ECS29c, voltage thresholds of a meter with one phase, whose counters go on
    Given an ESME in London whose network operator slot holds the right operator
    And the network operator has sent 6.5 with
      | RMSVoltageSettings.RMSExtremeOverVoltageThreshold             | 270 |
      | RMSVoltageSettings.RMSExtremeOverVoltageMeasurementPeriod     | 20  |
      | RMSVoltageSettings.RMSExtremeUnderVoltageThreshold            | 190 |
      | RMSVoltageSettings.RMSExtremeUnderVoltageMeasurementPeriod    | 20  |
      | RMSVoltageSettings.RMSVoltageSagThreshold                     | 200 |
      | RMSVoltageSettings.RMSVoltageSagMeasurementPeriod             | 20  |
      | RMSVoltageSettings.RMSVoltageSwellThreshold                   | 260 |
      | RMSVoltageSettings.RMSVoltageSwellMeasurementPeriod           | 20  |
      | SinglePhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod | 600 |
      | SinglePhaseVoltageSettings.AverageRMSOverVoltageThreshold     | 255 |
      | SinglePhaseVoltageSettings.AverageRMSUnderVoltageThreshold    | 215 |
      | RMSVoltageCountersNotReset                                    |     |
    And the device has carried out ECS29c
    When the network operator sends 6.2.1
    Then the device answers ECS26b with
      | RMS Extreme Over Voltage: threshold normal | 270 V |

  @esme @srv-6.27 @srv-4.10
  Scenario: ECS29e, counters of voltage that begin anew
    Given an ESME in London whose network operator slot holds the right operator
    And the network operator has sent 6.27
    And the device has carried out ECS29e
    When the network operator sends 4.10 with
      | ReadLogPeriod.StartDateTime | 2026-11-21T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-22T00:00:00Z |
    Then the device answers ECS23 with
      | date and time | 2026-11-21T00:30:00Z |

  @esme @srv-4.10
  Scenario: ECS23b, what a meter with three phases says of its voltages
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 8.4 with
      | DeviceID                        | itself |
      | UpdateDeviceDetails.ESMEVariant | C      |
    When the network operator sends 4.10 with
      | ReadLogPeriod.StartDateTime | 2026-11-21T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-22T00:00:00Z |
    Then the device answers ECS23b with
      | date and time | 2026-11-21T00:30:00Z |

  @esme @srv-4.8.3
  Scenario: ECS22a, what a home exports, half hour by half hour
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 4.8.3 with
      | ReadLogPeriod.StartDateTime | 2026-11-21T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-22T00:00:00Z |
    Then the device answers ECS22a with
      | date and time | 2026-11-21T00:30:00Z |

  @esme @srv-6.18.1 @srv-4.12.2
  Scenario: ECS37, demand counts in other hours from then on
    Given an ESME in London whose network operator slot holds the right operator
    And the network operator has sent 6.18.1 with
      | StartTime | 16:00:00.00Z |
      | EndTime   | 19:00:00.00Z |
    And the device has carried out ECS37
    When the network operator sends 4.12.2
    Then the device answers ECS18a with
      | Maximum Demand Active Export: value | 0 W |

  @esme @srv-6.22 @srv-6.2.10
  Scenario Outline: <use case>, of which events a network operator hears is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the network operator has sent 6.22 with
      | <settings>.NetworkOperatorESMECommon.x8014 | Disable |
    And the device has carried out <use case>
    When the network operator sends 6.2.10
    Then the device answers ECS25r2 with
      | Event behaviours as configured, Network Operator: <way>: value | <events> |

    Examples:
      | use case | settings                                  | way               | events                                                           |
      | ECS25b   | ElectricityNetworkOperatorAlerts          | alerts to the WAN | enabled: every event but 8014 (Power factor below its threshold) |
      | ECS25b3  | ElectricityNetworkOperatorLoggingSettings | logging           | enabled: every event but 8014 (Power factor below its threshold) |

  @esme @srv-6.22 @srv-6.2.10
  Scenario Outline: <use case>, of which events a supplier hears is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.22 with
      | <settings>.SupplierESMECommon.x8161 | <setting> |
    And the device has carried out <use case>
    When the supplier sends 6.2.10
    Then the device answers ECS25r1 with
      | Event behaviours as configured, Supplier: <way>: value | <events> |

    Examples:
      | use case | settings                            | setting | way               | events                                                          |
      | ECS25a   | ElectricitySupplierAlerts           | Disable | alerts to the WAN | enabled: every event but 8161 (User interface command actioned) |
      | ECS25a1  | ElectricitySupplierHANAlertSettings | Enable  | events to the HAN | enabled: 8161 (User interface command actioned)                 |
      | ECS25a2  | ElectricitySupplierAlarmSettings    | Enable  | audible alarms    | enabled: 8161 (User interface command actioned)                 |
      | ECS25a3  | ElectricitySupplierLoggingSettings  | Disable | logging           | enabled: every event but 8161 (User interface command actioned) |

  @gsme @srv-14.1
  Scenario: GCS31, network data of a gas meter from now on
    Given a GSME in London
    When the gas transporter sends 14.1
    Then the device answers GCS31 with
      | Sample Id | 2 |

  @esme @srv-6.5 @srv-6.2.1
  Scenario: ECS29b, voltage thresholds of a meter with three phases, whose counters begin anew
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 8.4 with
      | DeviceID                        | itself |
      | UpdateDeviceDetails.ESMEVariant | C      |
    And the network operator has sent 6.5 with
      | RMSVoltageSettings.RMSExtremeOverVoltageThreshold                                   | 270 |
      | RMSVoltageSettings.RMSExtremeOverVoltageMeasurementPeriod                           | 20  |
      | RMSVoltageSettings.RMSExtremeUnderVoltageThreshold                                  | 190 |
      | RMSVoltageSettings.RMSExtremeUnderVoltageMeasurementPeriod                          | 20  |
      | RMSVoltageSettings.RMSVoltageSagThreshold                                           | 200 |
      | RMSVoltageSettings.RMSVoltageSagMeasurementPeriod                                   | 20  |
      | RMSVoltageSettings.RMSVoltageSwellThreshold                                         | 260 |
      | RMSVoltageSettings.RMSVoltageSwellMeasurementPeriod                                 | 20  |
      | PolyPhaseVoltageSettings.Phase                                                      | 1   |
      | PolyPhaseVoltageSettings.PhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod    | 600 |
      | PolyPhaseVoltageSettings.PhaseVoltageSettings.AverageRMSOverVoltageThreshold        | 254 |
      | PolyPhaseVoltageSettings.PhaseVoltageSettings.AverageRMSUnderVoltageThreshold       | 215 |
      | PolyPhaseVoltageSettings[2].Phase                                                   | 2   |
      | PolyPhaseVoltageSettings[2].PhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod | 600 |
      | PolyPhaseVoltageSettings[2].PhaseVoltageSettings.AverageRMSOverVoltageThreshold     | 255 |
      | PolyPhaseVoltageSettings[2].PhaseVoltageSettings.AverageRMSUnderVoltageThreshold    | 215 |
      | PolyPhaseVoltageSettings[3].Phase                                                   | 3   |
      | PolyPhaseVoltageSettings[3].PhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod | 600 |
      | PolyPhaseVoltageSettings[3].PhaseVoltageSettings.AverageRMSOverVoltageThreshold     | 256 |
      | PolyPhaseVoltageSettings[3].PhaseVoltageSettings.AverageRMSUnderVoltageThreshold    | 215 |
    And the device has carried out ECS29b
    When the network operator sends 6.2.1
    Then the device answers ECS26k with
      | Average RMS Over Voltage Threshold, phase 3: value | 256 V |

  @esme @srv-6.5 @srv-6.2.1
  Scenario: ECS29d, voltage thresholds of a meter with three phases, whose counters go on
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 8.4 with
      | DeviceID                        | itself |
      | UpdateDeviceDetails.ESMEVariant | C      |
    And the network operator has sent 6.5 with
      | RMSVoltageSettings.RMSExtremeOverVoltageThreshold                                   | 270 |
      | RMSVoltageSettings.RMSExtremeOverVoltageMeasurementPeriod                           | 20  |
      | RMSVoltageSettings.RMSExtremeUnderVoltageThreshold                                  | 190 |
      | RMSVoltageSettings.RMSExtremeUnderVoltageMeasurementPeriod                          | 20  |
      | RMSVoltageSettings.RMSVoltageSagThreshold                                           | 200 |
      | RMSVoltageSettings.RMSVoltageSagMeasurementPeriod                                   | 20  |
      | RMSVoltageSettings.RMSVoltageSwellThreshold                                         | 260 |
      | RMSVoltageSettings.RMSVoltageSwellMeasurementPeriod                                 | 20  |
      | PolyPhaseVoltageSettings.Phase                                                      | 1   |
      | PolyPhaseVoltageSettings.PhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod    | 600 |
      | PolyPhaseVoltageSettings.PhaseVoltageSettings.AverageRMSOverVoltageThreshold        | 254 |
      | PolyPhaseVoltageSettings.PhaseVoltageSettings.AverageRMSUnderVoltageThreshold       | 215 |
      | PolyPhaseVoltageSettings[2].Phase                                                   | 2   |
      | PolyPhaseVoltageSettings[2].PhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod | 600 |
      | PolyPhaseVoltageSettings[2].PhaseVoltageSettings.AverageRMSOverVoltageThreshold     | 255 |
      | PolyPhaseVoltageSettings[2].PhaseVoltageSettings.AverageRMSUnderVoltageThreshold    | 215 |
      | PolyPhaseVoltageSettings[3].Phase                                                   | 3   |
      | PolyPhaseVoltageSettings[3].PhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod | 600 |
      | PolyPhaseVoltageSettings[3].PhaseVoltageSettings.AverageRMSOverVoltageThreshold     | 256 |
      | PolyPhaseVoltageSettings[3].PhaseVoltageSettings.AverageRMSUnderVoltageThreshold    | 215 |
      | RMSVoltageCountersNotReset                                                          |     |
    And the device has carried out ECS29d
    When the network operator sends 6.2.1
    Then the device answers ECS26k with
      | Average RMS Over Voltage Threshold, phase 3: value | 256 V |

  @esme @srv-6.27
  Scenario: ECS29f, counters of three phases that begin anew
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 8.4 with
      | DeviceID                        | itself |
      | UpdateDeviceDetails.ESMEVariant | C      |
    When the network operator sends 6.27
    Then the device answers ECS29f

  @esme @srv-6.13
  Scenario: ECS35g, what a load was told, as a network operator reads it
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.5 with
      | ActivateALCSHCALCS.index    | 2  |
      | ActivateALCSHCALCS.Duration | 60 |
    When the network operator sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | ALCSEvent            |
    Then the device answers ECS35g with
      | script | 529 |
