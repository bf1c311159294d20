import { z } from 'zod'
import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import { type DeviceState, factoryState, type PendingCommand } from './device-state.ts'
import { type OwnKeys, ownKeyUses } from './own-credentials.ts'
import { objectsSchema, restoreObjects, writtenObjects } from './stored-objects.ts'

const counter = z.string().regex(/^\d{1,20}$/)

const ownKeys = z.strictObject({
  generated: z.int(),
  inUse: z.strictObject({ generation: z.int(), certificate: z.base64() }).nullable(),
})

/** A device's state as it is stored: JSON, counters as decimal text, octets in base64. */
const stateSchema = z.strictObject({
  replaced: z.record(z.string(), z.base64()),
  counters: z.record(z.string().regex(/^\d{1,9}$/), counter),
  topUpFloor: counter,
  alertsSent: counter,
  pending: z.array(
    z.strictObject({ originator: z.string(), place: z.string(), executeAt: z.number(), frame: z.base64() }),
  ),
  keys: z.partialRecord(z.enum(ownKeyUses), ownKeys).optional(),
  ...objectsSchema,
})

type StoredState = z.infer<typeof stateSchema>

export const storedState = storedKind('the state of a device', 2, stateSchema)

export const storeState = (state: DeviceState): unknown => storedState.write(writtenState(state))

const writtenState = (state: DeviceState): StoredState => ({
  replaced: Object.fromEntries(Array.from(state.replaced, ([cell, { der }]) => [cell, der.toString('base64')])),
  counters: Object.fromEntries(Array.from(state.counters, ([role, value]) => [String(role), String(value)])),
  topUpFloor: String(state.topUpFloor),
  alertsSent: String(state.alertsSent),
  pending: state.pending.map(({ frame, ...command }) => ({ ...command, frame: frame.toString('base64') })),
  ...(state.keys.size > 0 && {
    keys: Object.fromEntries(Array.from(state.keys, ([use, keys]) => [use, writtenKeys(keys)])),
  }),
  ...writtenObjects(state),
})

/** Nothing is stored of a device that nothing has happened to. @throws SimulatorFault SIM_STATE_UNREADABLE */
export function restoreState(key: string, stored: unknown, readCertificate: CertificateReader): DeviceState {
  const read = storedState.read(key, stored)
  if (read === undefined) return factoryState
  const { replaced, counters, topUpFloor, alertsSent, pending, keys = {}, ...objects } = read
  return {
    replaced: new Map(
      Object.entries(replaced).map(([cell, der]) => [cell, restoreCertificate(key, der, readCertificate)]),
    ),
    counters: new Map(Object.entries(counters).map(([role, value]) => [Number(role), BigInt(value)])),
    topUpFloor: BigInt(topUpFloor),
    alertsSent: BigInt(alertsSent),
    pending: pending.map((command) => restorePending(key, command)),
    keys: new Map(
      ownKeyUses.flatMap((use) => {
        const held = keys[use]
        return held === undefined ? [] : [[use, restoreKeys(key, held, readCertificate)] as const]
      }),
    ),
    ...restoreObjects(key, objects),
  }
}

const writtenKeys = ({ generated, inUse }: OwnKeys): z.infer<typeof ownKeys> => ({
  generated,
  inUse: inUse && { ...inUse, certificate: inUse.certificate.der.toString('base64') },
})

function restoreKeys(key: string, { generated, inUse }: z.infer<typeof ownKeys>, read: CertificateReader): OwnKeys {
  return { generated, inUse: inUse && { ...inUse, certificate: restoreCertificate(key, inUse.certificate, read) } }
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
    place: command.place,
    executeAt: instant(command.executeAt),
    frame: Buffer.from(command.frame, 'base64'),
  }
}

const unreadable = (key: string, detail: string) =>
  new SimulatorFault('SIM_STATE_UNREADABLE', `${key} does not hold the state of a device: ${detail}`)
