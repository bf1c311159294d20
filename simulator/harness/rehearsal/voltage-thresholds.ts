/** Fields of a 6.5 with which a network operator sets the voltage thresholds of an ESME. */
export const voltageThresholds: readonly (readonly [string, string])[] = [
  ['RMSExtremeOverVoltageMeasurementPeriod', '30'],
  ['RMSExtremeOverVoltageThreshold', '287'],
  ['RMSExtremeUnderVoltageMeasurementPeriod', '30'],
  ['RMSExtremeUnderVoltageThreshold', '180'],
  ['RMSVoltageSagMeasurementPeriod', '30'],
  ['RMSVoltageSagThreshold', '216'],
  ['RMSVoltageSwellMeasurementPeriod', '30'],
  ['RMSVoltageSwellThreshold', '253'],
  ['SinglePhaseVoltageSettings.AverageRMSOverVoltageThreshold', '264'],
  ['SinglePhaseVoltageSettings.AverageRMSUnderVoltageThreshold', '200'],
  ['SinglePhaseVoltageSettings.AverageRMSVoltageMeasurementPeriod', '30'],
]
