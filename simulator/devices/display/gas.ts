import type { Instant } from '../../vocabulary/instant.ts'
import { cluster } from '../gbz/answers.ts'
import { consumed } from '../gbz/attributes.ts'
import { keptIn, octetsOf } from '../gbz/command.ts'
import type { GasMoment } from '../gbz/moment.ts'
import type { Device } from '../state/device.ts'
import type { DisplayLine } from './display-line.ts'

const displayMessage = 0x00
const updateCin = 0x06

/** What a GSME shows. */
export function displayOfGas({ blueprint, state }: Device, now: Instant): readonly DisplayLine[] {
  const moment: GasMoment = { blueprint, state, now, log: [] }
  const text = (clusterId: number, commandId: number, field: string): string =>
    octetsOf(keptIn(state, clusterId, commandId) ?? {}, field).toString('latin1')
  return [
    { name: 'gas-consumed-dm3', value: String(consumed(moment)) },
    { name: 'message', value: text(cluster.messaging, displayMessage, 'message') },
    { name: 'customer-number', value: text(cluster.deviceManagement, updateCin, 'customerIdNumber') },
  ]
}
