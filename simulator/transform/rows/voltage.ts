import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { ecs29a, ecs29b, ecs29c, ecs29d, ecs29e, ecs29f } from '../../gbcs/dlms/commands/voltage.ts'
import { cosemRead } from '../../gbcs/dlms/reads.ts'
import type { TransformFacts } from '../facts.ts'
import { asking, on, row, type TransformRow, where } from '../row.ts'

type Voltage = BodyContent<'UpdateDeviceConfigurationVoltage'>

const thresholdsOf = ({ rmsVoltageSettings: it }: Voltage) => ({
  extremeOver: it.rmsExtremeOverVoltageThreshold,
  extremeOverSeconds: it.rmsExtremeOverVoltageMeasurementPeriod,
  extremeUnder: it.rmsExtremeUnderVoltageThreshold,
  extremeUnderSeconds: it.rmsExtremeUnderVoltageMeasurementPeriod,
  sag: it.rmsVoltageSagThreshold,
  sagSeconds: it.rmsVoltageSagMeasurementPeriod,
  swell: it.rmsVoltageSwellThreshold,
  swellSeconds: it.rmsVoltageSwellMeasurementPeriod,
})

function voltageOfOne(body: Voltage) {
  const it = body.singlePhaseVoltageSettings
  return (
    it && {
      ...thresholdsOf(body),
      averageSeconds1: it.averageRmsVoltageMeasurementPeriod,
      averageOver1: it.averageRmsOverVoltageThreshold,
      averageUnder1: it.averageRmsUnderVoltageThreshold,
    }
  )
}

/** Each phase once, in whatever order. */
function voltageOfThree(body: Voltage) {
  const [one, two, three] = [1, 2, 3].map(
    (phase) => body.polyPhaseVoltageSettings?.find((each) => each.phase === phase)?.phaseVoltageSettings,
  )
  if (one === undefined || two === undefined || three === undefined) return undefined
  return {
    ...thresholdsOf(body),
    averageSeconds1: one.averageRmsVoltageMeasurementPeriod,
    averageOver1: one.averageRmsOverVoltageThreshold,
    averageUnder1: one.averageRmsUnderVoltageThreshold,
    averageSeconds2: two.averageRmsVoltageMeasurementPeriod,
    averageOver2: two.averageRmsOverVoltageThreshold,
    averageUnder2: two.averageRmsUnderVoltageThreshold,
    averageSeconds3: three.averageRmsVoltageMeasurementPeriod,
    averageOver3: three.averageRmsOverVoltageThreshold,
    averageUnder3: three.averageRmsUnderVoltageThreshold,
  }
}

const resets = (body: Voltage): boolean => body.rmsVoltageCountersNotReset === undefined
const isPolyphase = ({ device }: TransformFacts): boolean => device.meter === 'polyphase'

/** 6.2.1, 6.5 and 6.27: beyond which voltages a meter tells of them, and counts them. */
export const voltageRows: readonly TransformRow[] = [
  row(
    '6.2.1',
    'ReadDeviceConfigurationVoltage',
    where(isPolyphase, asking('ESME', cosemRead(0x00c6))),
    asking('ESME', cosemRead(0x003c)),
  ),
  row(
    '6.5',
    'UpdateDeviceConfigurationVoltage',
    on('ESME', ecs29a, (body) => (resets(body) ? voltageOfOne(body) : undefined)),
    on('ESME', ecs29b, (body) => (resets(body) ? voltageOfThree(body) : undefined)),
    on('ESME', ecs29c, voltageOfOne),
    on('ESME', ecs29d, voltageOfThree),
  ),
  row(
    '6.27',
    'UpdateDeviceConfigurationRMSVoltageCounterReset',
    where(isPolyphase, asking('ESME', ecs29f)),
    asking('ESME', ecs29e),
  ),
]
