import { z } from 'zod'
import type { Fleet, Premises } from '../../../fleet/fleet.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { deviceAtPremisesSchema, fleetDeviceTypes, premisesSchema, premisesView, slotStates } from './premises-view.ts'

/** How many premises one answer lists at most. */
const longestPage = 1000

/** How many premises are looked at for one answer: the network goes on while a large fleet is searched. */
const longestSearch = 10_000

const listing = z.strictObject({
  type: z.enum(fleetDeviceTypes).optional().describe('List the devices of one type instead of premises'),
  slot: z.enum(slotStates).optional().describe("What the ESME's network operator slot held when the world began"),
  region: z.string().optional().describe('Name of a licensed distribution area, such as London'),
  after: z.coerce.number().int().min(0).default(0).describe('Index of the first premises to look at'),
  limit: z.coerce.number().int().min(1).max(longestPage).default(100).describe('Most premises to list'),
})

type Listing = z.output<typeof listing>

const next = z.int().nullable().describe('Where to go on: the next value of after; null at the end of the fleet')

export const deviceListOperations = [
  operation({
    method: 'get',
    route: '/devices',
    summary: 'Premises with their devices, in order of index',
    path: nothing,
    query: listing,
    body: nothing,
    answer: z.union([
      z.strictObject({ premises: z.array(premisesSchema), next }),
      z.strictObject({ devices: z.array(deviceAtPremisesSchema), next }),
    ]),
    perform: ({ fleet }, { query }) => {
      const { found, next } = search(fleet, query)
      const { type } = query
      if (type === undefined) return { premises: found.map(premisesView), next }
      return { devices: found.map((premises) => deviceAt(premises, type)), next }
    },
  }),
]

function search(fleet: Fleet, { after, limit, slot, region }: Listing) {
  const found: Premises[] = []
  const end = Math.min(fleet.size, after + longestSearch)
  let index = after
  for (; index < end && found.length < limit; index += 1) {
    const premises = fleet.premises(index)
    const isWanted =
      (slot === undefined || premises.esmeSlot === slot) && (region === undefined || premises.region.name === region)
    if (isWanted) found.push(premises)
  }
  return { found, next: index < fleet.size ? index : null }
}

function deviceAt(premises: Premises, type: (typeof fleetDeviceTypes)[number]) {
  const { devices, ...at } = premisesView(premises)
  return { deviceId: devices[type], type, ...at }
}
