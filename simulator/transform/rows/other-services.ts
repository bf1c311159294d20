import { cs08 } from '../../gbcs/asn1/commands.ts'
import { ecs52 } from '../../gbcs/dlms/commands/identity.ts'
import { gcs31, gcs38 } from '../../gbcs/gbz/commands.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { asking, on, row, type TransformRow } from '../row.ts'

/** A sample each six minutes, for four hours. */
const networkDataSampling = { startSamplingTime: 0, sampleType: 0, sampleRequestInterval: 360, maxNumberOfSamples: 41 }

/** Service References 9 to 14. */
export const otherServicesRows: readonly TransformRow[] = [
  row(
    '11.2',
    'ReadFirmwareVersion',
    asking(['ESME', 'CHF'], ecs52),
    asking('GSME', gcs38),
    on(['PPMID', 'HCALCS'], cs08, () => null),
  ),
  row(
    '14.1',
    'RecordNetworkDataGAS',
    on('GSME', gcs31, (_body, { now }) => ({
      sampling: { issuerEventId: secondsSince2000(now), ...networkDataSampling },
    })),
  ),
]
