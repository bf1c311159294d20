import { z } from 'zod'
import { type DlmsData, dataOctets, readData } from '../../gbcs/dlms/data.ts'
import { decode, OctetReader } from '../../gbcs/octets/octet-reader.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import { type DeviceState, factoryState } from './device-state.ts'
import type { HanDevice, HanLog } from './han-log.ts'
import { restoreAccount, storedAccount, writtenAccount } from './stored-account.ts'

const device = z.string().refine((text) => parseEntityIdentifier(text) !== null, 'not an EUI-64')
const hanDevice = z.strictObject({ device, installCode: z.base64().nullable(), linkKeyHash: z.base64().nullable() })
const hanLog = z.strictObject({
  devices: z.array(hanDevice),
  historic: z.array(hanDevice),
  joinTimeoutSeconds: z.int(),
  joiningUntil: z.number().nullable(),
  // A log that was stored before hubs were exchanged is of the hub's own network.
  extendedPanId: z.base64().nullable().default(null),
})

const activation = z.strictObject({
  originator: device,
  messageCode: z.int(),
  counter: z.string().regex(/^\d{1,20}$/),
  executeAt: z.number(),
  what: z.string(),
  component: z.base64().nullable(),
})

/** What a device's objects hold, as it is stored: octets and DLMS data in base64, and nothing of what is as it was made. */
const schema = z.strictObject({
  attributes: z.record(z.string(), z.base64()).optional(),
  clusters: z.record(z.string(), z.union([z.number(), z.base64()])).optional(),
  clock: z.strictObject({ offsetMs: z.int(), status: z.enum(['reliable', 'invalid', 'unreliable']) }).optional(),
  account: storedAccount.optional(),
  firmware: z
    .strictObject({
      active: z.string().nullable(),
      held: z.strictObject({ version: z.string(), hash: z.string() }).nullable(),
    })
    .optional(),
  han: hanLog.optional(),
  activations: z.array(activation).optional(),
  joined: z.array(z.strictObject({ device, deviceType: z.int() })).optional(),
  isOnNetwork: z.boolean().optional(),
  network: z.strictObject({ hub: device, linkKeyHash: z.base64() }).optional(),
})
export const objectsSchema = schema.shape

type StoredObjects = z.infer<typeof schema>
type Objects = Pick<
  DeviceState,
  | 'account'
  | 'firmware'
  | 'attributes'
  | 'clusters'
  | 'activations'
  | 'clock'
  | 'han'
  | 'joined'
  | 'isOnNetwork'
  | 'network'
>

export const writtenObjects = ({
  attributes,
  clusters,
  clock,
  account,
  firmware,
  han,
  joined,
  isOnNetwork,
  network,
  activations,
}: Objects): StoredObjects => ({
  ...(attributes.size > 0 && {
    attributes: Object.fromEntries(Array.from(attributes, ([key, value]) => [key, base64(dataOctets(value))])),
  }),
  ...(clusters.size > 0 && {
    clusters: Object.fromEntries(
      Array.from(clusters, ([key, value]) => [key, typeof value === 'number' ? value : base64(value)]),
    ),
  }),
  ...(clock !== factoryState.clock && { clock }),
  ...(account !== null && { account: writtenAccount(account) }),
  ...(firmware !== null && { firmware: { ...firmware, held: firmware.held && { ...firmware.held } } }),
  ...(han !== null && { han: writtenLog(han) }),
  ...(activations.length > 0 && {
    activations: activations.map(({ counter, component, ...rest }) => ({
      ...rest,
      counter: String(counter),
      component: component && base64(component),
    })),
  }),
  ...(joined !== null && { joined: [...joined] }),
  ...(isOnNetwork !== null && { isOnNetwork }),
  ...(network !== null && { network: { hub: network.hub, linkKeyHash: base64(network.linkKeyHash) } }),
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const restoreObjects = (key: string, stored: StoredObjects): Objects => ({
  attributes: new Map(Object.entries(stored.attributes ?? {}).map(([name, value]) => [name, restoreData(key, value)])),
  clusters: new Map(
    Object.entries(stored.clusters ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Buffer.from(value, 'base64'),
    ]),
  ),
  clock: stored.clock ?? factoryState.clock,
  account: stored.account === undefined ? null : restoreAccount(stored.account),
  firmware: stored.firmware ?? null,
  han: stored.han === undefined ? null : restoreLog(stored.han),
  activations: (stored.activations ?? []).map(({ originator, counter, executeAt, component, ...rest }) => ({
    ...rest,
    originator: originator as EntityIdentifier,
    counter: BigInt(counter),
    executeAt: instant(executeAt),
    component: component === null ? null : Buffer.from(component, 'base64'),
  })),
  joined: stored.joined?.map((entry) => ({ ...entry, device: entry.device as EntityIdentifier })) ?? null,
  isOnNetwork: stored.isOnNetwork ?? null,
  network:
    stored.network === undefined
      ? null
      : {
          hub: stored.network.hub as EntityIdentifier,
          linkKeyHash: Buffer.from(stored.network.linkKeyHash, 'base64'),
        },
})

type StoredLog = z.infer<typeof hanLog>

const writtenLog = ({ devices, historic, extendedPanId, ...rest }: HanLog): StoredLog => ({
  ...rest,
  extendedPanId: extendedPanId && base64(extendedPanId),
  devices: devices.map(writtenDevice),
  historic: historic.map(writtenDevice),
})

const writtenDevice = ({ device, installCode, linkKeyHash }: HanDevice): StoredLog['devices'][number] => ({
  device,
  installCode: installCode && base64(installCode),
  linkKeyHash: linkKeyHash && base64(linkKeyHash),
})

const restoreLog = ({ devices, historic, joinTimeoutSeconds, joiningUntil, extendedPanId }: StoredLog): HanLog => ({
  extendedPanId: extendedPanId === null ? null : Buffer.from(extendedPanId, 'base64'),
  devices: devices.map(restoreDevice),
  historic: historic.map(restoreDevice),
  joinTimeoutSeconds,
  joiningUntil: joiningUntil === null ? null : instant(joiningUntil),
})

const restoreDevice = ({ device, installCode, linkKeyHash }: StoredLog['devices'][number]): HanDevice => ({
  device: device as EntityIdentifier,
  installCode: installCode === null ? null : Buffer.from(installCode, 'base64'),
  linkKeyHash: linkKeyHash === null ? null : Buffer.from(linkKeyHash, 'base64'),
})

const base64 = (octets: Buffer): string => octets.toString('base64')

function restoreData(key: string, octets: string): DlmsData {
  const read = decode(new OctetReader(Buffer.from(octets, 'base64')), 'an attribute', (reader) =>
    readData(reader, { name: 'value' }),
  )
  if (read.ok) return read.value
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `${key} does not hold the state of a device: ${read.failure.detail}`)
}
