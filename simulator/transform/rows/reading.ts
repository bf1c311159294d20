import { ecs17b } from '../../gbcs/dlms/commands/energy.ts'
import { cosemLogRead, cosemRead } from '../../gbcs/dlms/reads.ts'
import { gcs13a, gcs18 } from '../../gbcs/gbz/commands.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { TransformFacts } from '../facts.ts'
import { asking, on, row, type TransformRow, where } from '../row.ts'

/** Whose key agreement certificate protects what is read: the user's. */
const encrypted = (_body: unknown, { user, device }: TransformFacts) => ({
  party: user.identifier,
  device: device.identifier,
})

interface OfLog {
  readonly readLogPeriod: { readonly startDateTime: Instant; readonly endDateTime: Instant }
}

const periodOf = ({ readLogPeriod: { startDateTime, endDateTime } }: OfLog) => ({
  from: startDateTime,
  to: endDateTime,
})

/** All that a GSME keeps of four hours: a sample each six minutes. */
const networkDataSamples = { sampleId: 2, earliestSampleTime: 1, sampleType: 0, numberOfSamples: 41 }

const isPolyphase = ({ device }: TransformFacts): boolean => device.meter === 'polyphase'

/** Service References 4: readings of meters and of their logs. */
export const readingRows: readonly TransformRow[] = [
  row('4.1.1', 'ReadInstantaneousImportRegisters', on('ESME', ecs17b, encrypted), asking(['GSME', 'GPF'], gcs13a)),
  row(
    '4.10',
    'ReadNetworkData',
    where(isPolyphase, on('ESME', cosemLogRead(0x00bc), periodOf)),
    on('ESME', cosemLogRead(0x0039), periodOf),
    on('GSME', gcs18, () => ({ samples: networkDataSamples })),
  ),
  row('4.16', 'ReadActivePowerImport', asking('ESME', cosemRead(0x0028))),
]
