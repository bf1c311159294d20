import { cs06, cs08 } from '../../gbcs/asn1/commands.ts'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import { ecs52 } from '../../gbcs/dlms/commands/identity.ts'
import { ecs50 } from '../../gbcs/dlms/commands/meter-settings.ts'
import { gcs38 } from '../../gbcs/gbz/commands/readings.ts'
import { gcs31, gcs36 } from '../../gbcs/gbz/commands/settings.ts'
import { gasMoment } from '../moments.ts'
import { asking, on, row, type TransformRow } from '../row.ts'

/** A sample each six minutes, for four hours. */
const networkDataSampling = {
  startSamplingTime: 0,
  sampleType: 0,
  sampleRequestInterval: 360,
  maxNumberOfSamples: 41,
}

/** Service References 9 to 14. */
export const otherServicesRows: readonly TransformRow[] = [
  row(
    '9.1',
    'RequestCustomerIdentificationNumber',
    on('ESME', ecs50, (_body, { customerIdentificationNumber: number }) => (number === null ? undefined : { number })),
    on('GSME', gcs36, (_body, { customerIdentificationNumber: number, now }) =>
      number === null
        ? undefined
        : {
            number: {
              issuerEventId: gasMoment(now),
              cinImplementationTime: 0,
              providerId: 0,
              customerIdNumber: Buffer.from(number, 'latin1'),
            },
          },
    ),
  ),
  row(
    '11.2',
    'ReadFirmwareVersion',
    asking(['ESME', 'CHF'], ecs52),
    asking(['GSME', 'GPF'], gcs38),
    on(['PPMID', 'HCALCS'], cs08, () => null),
  ),
  row(
    '11.3',
    'ActivateFirmware',
    on(['ESME', 'GSME'], cs06, ({ firmwareHash, executionDateTime }) => ({
      manufacturerImageHash: firmwareHash,
      executionDateTime: executionDateTime === undefined ? null : executionDateTimeOf(executionDateTime),
    })),
  ),
  row(
    '14.1',
    'RecordNetworkDataGAS',
    on('GSME', gcs31, (_body, { now }) => ({ sampling: { issuerEventId: gasMoment(now), ...networkDataSampling } })),
  ),
]
