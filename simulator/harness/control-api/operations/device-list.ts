import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Fleet, Premises } from '../../../fleet/fleet.ts'
import { regions } from '../../../market/regions.ts'
import type { MeteringPoint } from '../../../vocabulary/metering-point.ts'
import { operation, type ServedNetwork } from '../operation.ts'
import { meteringPointParameter, nothing } from '../parameters.ts'
import {
  deviceAtPremisesSchema,
  fleetDeviceTypes,
  premisesSchema,
  premisesView,
  type RegisteredParties,
  registeredToday,
  slotStates,
} from './premises-view.ts'

/** How many premises one answer lists at most. */
const longestPage = 1000

/** How many premises are looked at for one answer. */
const longestSearch = 1_000_000

/** How many premises are looked at before the network has its turn again: a few milliseconds' work. */
const longestTurn = 1_000

const listing = z.strictObject({
  type: z.enum(fleetDeviceTypes).optional().describe('List the devices of one type instead of premises'),
  slot: z.enum(slotStates).optional().describe("What the ESME's network operator slot held when the world began"),
  region: z
    .enum(regions.map(({ name }) => name))
    .optional()
    .describe('Name of a licensed distribution area'),
  postCode: z
    .string()
    .regex(/^[A-Za-z0-9 ]{2,8}$/, 'is neither a post code such as NR2 9DQ nor the outward part of one')
    .optional()
    .describe('A post code, or its outward part alone; case and spaces do not matter'),
  mpxn: meteringPointParameter
    .optional()
    .describe(
      'An MPAN or MPRN, as the Smart Metering Inventory records it now; a GPF has that of the GSMEs joined to it',
    ),
  after: z.coerce.number().int().min(0).default(0).describe('Index of the first premises to look at'),
  limit: z.coerce.number().int().min(1).max(longestPage).default(100).describe('Most premises to list'),
})

type Listing = z.output<typeof listing>

const next = z.int().nullable().describe('Where to go on: the next value of after; null at the end of the fleet')

export const deviceListOperations = [
  operation({
    method: 'get',
    route: '/devices',
    summary:
      'Premises with their devices, in order of index; all, or those of a region, a post code or a metering point',
    path: nothing,
    query: listing,
    body: nothing,
    answer: z.union([
      z.strictObject({ premises: z.array(premisesSchema), next }),
      z.strictObject({ devices: z.array(deviceAtPremisesSchema), next }),
    ]),
    perform: async (network, { query }) => {
      const { type, mpxn } = query
      const { found, next } = mpxn === undefined ? await search(network.fleet, query) : atPoint(network, mpxn, query)
      const registered = registeredToday(network)
      if (type === undefined) return { premises: found.map((premises) => premisesView(premises, registered)), next }
      const devices = found.map((premises) => deviceAt(premises, type, registered))
      if (mpxn === undefined) return { devices, next }
      const recorded = new Set<string>(devicesRecordedAt(network, mpxn))
      return { devices: devices.filter(({ deviceId }) => recorded.has(deviceId)), next }
    },
  }),
]

async function search(fleet: Fleet, wanted: Listing) {
  const { after, limit } = wanted
  const found: Premises[] = []
  const end = Math.min(fleet.size, after + longestSearch)
  let index = after
  for (; index < end && found.length < limit; index += 1) {
    if (index % longestTurn === 0) await setImmediate()
    if (isWanted(fleet, index, wanted)) found.push(fleet.premises(index))
  }
  return { found, next: index < fleet.size ? index : null }
}

/** The cheapest question comes first: a large fleet is searched for one post code. */
const isWanted = (fleet: Fleet, index: number, { slot, region, postCode }: Omit<Listing, 'mpxn'>): boolean =>
  (postCode === undefined || fleet.isAtPostCode(index, postCode)) &&
  (slot === undefined || fleet.premises(index).esmeSlot === slot) &&
  (region === undefined || fleet.premises(index).region.name === region)

/** The few premises that hold a device recorded at a metering point, wherever they were when the world began. */
function atPoint(network: ServedNetwork, mpxn: MeteringPoint, wanted: Listing) {
  const { fleet } = network
  const found = new Map<number, Premises>()
  for (const device of devicesRecordedAt(network, mpxn)) {
    const premises = fleet.premisesOf(device)
    if (premises !== undefined && isWanted(fleet, premises.index, wanted)) found.set(premises.index, premises)
  }
  return { found: [...found.values()], next: null }
}

const devicesRecordedAt = ({ dcc }: ServedNetwork, meteringPoint: MeteringPoint) =>
  dcc.inventory.search({ by: 'metering-point', meteringPoint }).map(({ deviceId }) => deviceId)

function deviceAt(premises: Premises, type: (typeof fleetDeviceTypes)[number], registered: RegisteredParties) {
  const { devices, ...at } = premisesView(premises, registered, type)
  return { deviceId: devices[type], type, ...at }
}
