import type { Instant } from '../../vocabulary/instant.ts'
import { cluster } from '../gbz/answers.ts'
import { consumed } from '../gbz/attributes.ts'
import { gasLedgerOf, gasSettledAt, valve, valveOf } from '../gbz/charging.ts'
import { keptIn, octetsOf } from '../gbz/command.ts'
import { lookedAt } from '../gbz/moment.ts'
import type { Device } from '../state/device.ts'
import { type DisplayLine, linesOfLedger } from './display-line.ts'

const displayMessage = 0x00
const updateCin = 0x06
const namesOfSupply = { [valve.off]: 'off', [valve.armed]: 'armed', [valve.on]: 'on' } as const

/** What a GSME shows: what is owed of debts, and what is left of credit, in pounds. */
export function displayOfGas({ blueprint, state: kept }: Device, now: Instant): readonly DisplayLine[] {
  const state = gasSettledAt({ blueprint, state: kept }, now)
  const text = (clusterId: number, commandId: number, field: string): string =>
    octetsOf(keptIn(state, clusterId, commandId) ?? {}, field).toString('latin1')
  return [
    { name: 'supply', value: namesOfSupply[valveOf({ blueprint, state })] },
    ...linesOfLedger(gasLedgerOf({ blueprint, state })),
    { name: 'gas-consumed-dm3', value: String(consumed(lookedAt({ blueprint, state, now }))) },
    { name: 'message', value: text(cluster.messaging, displayMessage, 'message') },
    { name: 'customer-number', value: text(cluster.deviceManagement, updateCin, 'customerIdNumber') },
  ]
}
