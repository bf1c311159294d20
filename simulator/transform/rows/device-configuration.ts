import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { ecs39a, ecs39b, ecs40 } from '../../gbcs/dlms/commands/identity.ts'
import { ecs29a, ecs29b, ecs29c, ecs29d, ecs29e, ecs29f } from '../../gbcs/dlms/commands/voltage.ts'
import { gcs41, gcs46 } from '../../gbcs/gbz/commands.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { TransformFacts } from '../facts.ts'
import { asking, on, row, type TransformRow, where } from '../row.ts'
import { clockWays } from './device-estate.ts'

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

/** Service References 6 but for security credentials, schedules and alerts: how a device is configured. */
export const deviceConfigurationRows: readonly TransformRow[] = [
  row('6.2.7', 'ReadDeviceConfigurationMPxN', asking('ESME', ecs40), asking('GSME', gcs46)),
  row(
    '6.5',
    'UpdateDeviceConfigurationVoltage',
    on('ESME', ecs29a, (body) => (resets(body) ? voltageOfOne(body) : undefined)),
    on('ESME', ecs29b, (body) => (resets(body) ? voltageOfThree(body) : undefined)),
    on('ESME', ecs29c, voltageOfOne),
    on('ESME', ecs29d, voltageOfThree),
  ),
  row('6.11', 'SynchroniseClock', ...clockWays),
  row(
    '6.20.1',
    'SetDeviceConfigurationImportMPxN',
    on(
      'ESME',
      ecs39a,
      ({ importMpans }) => importMpans && { mpans: importMpans.importMpan + (importMpans.secondaryImportMpan ?? '') },
    ),
    on('GSME', gcs41, ({ importMprn }, { now }) =>
      importMprn === undefined
        ? undefined
        : {
            siteId: {
              issuerEventId: secondsSince2000(now),
              siteIdTime: 0,
              providerId: 0,
              siteId: Buffer.from(importMprn, 'latin1'),
            },
          },
    ),
  ),
  row(
    '6.20.2',
    'SetDeviceConfigurationExportMPAN',
    on('ESME', ecs39b, ({ exportMpan }) => ({ mpan: exportMpan })),
  ),
  row(
    '6.27',
    'UpdateDeviceConfigurationRMSVoltageCounterReset',
    where(isPolyphase, asking('ESME', ecs29f)),
    asking('ESME', ecs29e),
  ),
]
