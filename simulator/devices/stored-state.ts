import { z } from 'zod'
import type { CertificateReader } from '../../certs/certificate-reader.ts'
import { issuesInShort } from '../vocabulary/complaints.ts'
import { parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { instant } from '../vocabulary/instant.ts'
import type { DeviceState, PendingCommand } from './device-state.ts'

const counter = z.string().regex(/^\d{1,20}$/)

/** A device's state as the journal keeps it: JSON, counters as decimal text, octets in base64. */
const storedState = z.strictObject({
  replaced: z.record(z.string(), z.base64()),
  counters: z.record(z.string().regex(/^\d{1,9}$/), counter),
  topUpFloor: counter,
  alertsSent: counter,
  pending: z.array(z.strictObject({ originator: z.string(), mode: z.int(), executeAt: z.number(), frame: z.base64() })),
})

type StoredState = z.infer<typeof storedState>

export const storeState = (state: DeviceState): StoredState => ({
  replaced: Object.fromEntries(Array.from(state.replaced, ([cell, { der }]) => [cell, der.toString('base64')])),
  counters: Object.fromEntries(Array.from(state.counters, ([role, value]) => [String(role), String(value)])),
  topUpFloor: String(state.topUpFloor),
  alertsSent: String(state.alertsSent),
  pending: state.pending.map(({ frame, ...command }) => ({ ...command, frame: frame.toString('base64') })),
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE where the journal holds what no device ever stored */
export function restoreState(key: string, stored: unknown, read: CertificateReader): DeviceState {
  const parsed = storedState.safeParse(stored)
  if (!parsed.success) throw unreadable(key, issuesInShort(parsed.error))
  const { replaced, counters, topUpFloor, alertsSent, pending } = parsed.data
  return {
    replaced: new Map(Object.entries(replaced).map(([cell, der]) => [cell, restoreCertificate(key, der, read)])),
    counters: new Map(Object.entries(counters).map(([role, value]) => [Number(role), BigInt(value)])),
    topUpFloor: BigInt(topUpFloor),
    alertsSent: BigInt(alertsSent),
    pending: pending.map((command) => restorePending(key, command)),
  }
}

function restoreCertificate(key: string, der: string, read: CertificateReader) {
  const certificate = read(Buffer.from(der, 'base64'))
  if (!certificate.ok) throw unreadable(key, certificate.failure.detail)
  return certificate.value
}

function restorePending(key: string, command: StoredState['pending'][number]): PendingCommand {
  const originator = parseEntityIdentifier(command.originator)
  if (originator === null) throw unreadable(key, `'${command.originator}' is not an EUI-64`)
  return {
    originator,
    mode: command.mode,
    executeAt: instant(command.executeAt),
    frame: Buffer.from(command.frame, 'base64'),
  }
}

const unreadable = (key: string, detail: string) =>
  new SimulatorFault('SIM_STATE_UNREADABLE', `The journal's value under ${key} is not the state of a device: ${detail}`)
