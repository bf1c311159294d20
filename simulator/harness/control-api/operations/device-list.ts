import { z } from 'zod'
import type { Premises } from '../../../fleet/fleet.ts'
import { regions } from '../../../market/regions.ts'
import { smiStatuses } from '../../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { MeteringPoint } from '../../../vocabulary/metering-point.ts'
import { stages } from '../../../vocabulary/stage.ts'
import { deviceFieldsInWords, readDeviceSearch } from '../device-search/device-fields.ts'
import { readWords, type SearchWords, searchPremises } from '../device-search/device-search.ts'
import { WordSearch } from '../device-search/word-search.ts'
import { operation, type ServedNetwork } from '../operation.ts'
import { meteringPointParameter, nothing } from '../parameters.ts'
import { count } from '../views.ts'
import {
  deviceAtPremisesSchema,
  deviceViews,
  fleetDeviceTypes,
  premisesSchema,
  premisesView,
  type RegisteredParties,
  registeredToday,
  slotOf,
  slotStates,
} from './premises-view.ts'

/** How many premises one answer lists at most. */
const longestPage = 1000

type FleetDeviceType = (typeof fleetDeviceTypes)[number]

const listing = z.strictObject({
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ examples: ['esme london wrong-operator'] })
    .describe(
      'List the devices that have all of these words, by comma or space: a Device ID, a type, an MPAN or MPRN, a post code or its outward part, ' +
        'an area, a supplier or network operator by its name or id, a status, a stage, the state of its slot; the beginning of a word will do. ' +
        `Or what a field must hold: ${deviceFieldsInWords}; slot: also takes registered, stranger, placeholder and dcc`,
    ),
  type: z.enum(fleetDeviceTypes).optional().describe('List the devices of one type instead of premises'),
  slot: z
    .enum(slotStates)
    .optional()
    .describe(
      "What the network operator slot holds now, as the DCC believes: the device's own, the ESME's of premises",
    ),
  region: z
    .enum(regions.map(({ name }) => name))
    .optional()
    .describe('Name of a licensed distribution area'),
  operator: z
    .string()
    .max(40)
    .optional()
    .meta({ examples: ['LOND'] })
    .describe('Market participant id or short code of the network operator that is registered today, for either fuel'),
  status: z
    .enum(smiStatuses)
    .optional()
    .describe('Of the device in the Smart Metering Inventory; of premises the ESME'),
  stage: z.enum(stages).optional().describe('How far the life of the devices had come when the world began'),
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

const next = z
  .int()
  .nullable()
  .describe(
    'Where to go on: the next value of after; null at the end of the fleet. A page may be short, or empty, as only so many ' +
      'premises are looked at for one answer',
  )

const sums = {
  total: count.nullable().describe('How many there are, on whatever page; null where no counter says it'),
  counts: z
    .record(z.string(), count)
    .nullable()
    .describe(
      'What the network operator slots hold of the ESMEs or GPFs of the area, or of all; null where no counter says it',
    ),
}

export const deviceListSchema = z.union([
  z.strictObject({ premises: z.array(premisesSchema), next, ...sums }),
  z.strictObject({ devices: z.array(deviceAtPremisesSchema), next, ...sums }),
])

export const deviceListOperations = [
  operation({
    method: 'get',
    route: '/devices',
    summary: 'Premises with their devices, or devices, in order of index; all, or those that are looked for',
    path: nothing,
    query: listing,
    body: nothing,
    answer: deviceListSchema,
    perform: async (network, { query: asked }) => {
      const text = readDeviceSearch(asked.q ?? '')
      if (text === null) return { devices: [], ...nothingFound }
      const query: Listing = { ...asked, ...text.said }
      const { type, q, mpxn } = query
      await network.slots.ready()
      const words = readWords(text.words)
      const search = new DeviceSearch(network, query, words)
      if (search.isHopeless || (type !== undefined && numberOf([type], network) === 0))
        return { devices: [], ...nothingFound }
      const sums = await sumsOf(network, query, text.words)
      const { found, next } = await searchPremises(
        network.fleet,
        (point) => devicesRecordedAt(network, point),
        {
          devices: words.devices,
          meteringPoints: mpxn === undefined ? words.meteringPoints : [mpxn, ...words.meteringPoints],
          postCode: query.postCode ?? words.postCode,
          region: regions.find(({ name }) => name === query.region),
          isWanted: (premises) => search.types(premises).length > 0,
        },
        query,
      )
      const { registered } = search
      if (type === undefined && q === undefined)
        return { premises: found.map((premises) => premisesView(network, premises, registered)), next, ...sums }
      const devices = found.flatMap((premises) =>
        search.types(premises).flatMap((each) => deviceViews(network, premises, registered, each)),
      )
      return { devices, next, ...sums }
    },
  }),
]

const nothingFound = { next: null, total: 0, counts: null }

/** What is asked beside the area, the type and the slot, of which there are counters. */
const isCounted = ({ operator, status, stage, postCode, mpxn }: Listing, words: string): boolean =>
  words === '' && [operator, status, stage, postCode, mpxn].every((said) => said === undefined)

/** How many there are, and what their slots hold, where counters say it: nothing is looked through for it. */
async function sumsOf(network: ServedNetwork, query: Listing, words: string) {
  const { type, slot, region, q } = query
  const { fleet, slotCounts } = network
  if (!isCounted(query, words)) return { total: null, counts: null }
  const ofPremises = type === undefined && q === undefined
  if (slot === undefined && region === undefined)
    return {
      total: ofPremises ? fleet.size : numberOf(type === undefined ? fleetDeviceTypes : [type], network),
      counts: null,
    }
  const { areas, networks } = await slotCounts.now()
  const isOfEsmes = ofPremises || type === 'ESME'
  const tables = isOfEsmes
    ? areas.filter(({ area }) => region === undefined || area === region)
    : type === 'GPF' && region === undefined
      ? networks.filter(({ fuel }) => fuel === 'gas')
      : []
  if (tables.length === 0 || slotCounts.counted < fleet.size) return { total: null, counts: null }
  const counts = Object.fromEntries(
    slotStates.map((state) => [state, tables.reduce((sum, { counts: each }) => sum + each[state], 0)]),
  )
  const total = slot === undefined ? Object.values(counts).reduce((sum, each) => sum + each, 0) : (counts[slot] ?? 0)
  return { total, counts }
}

/** How many devices of some types there are; null where it takes a look at every premises to say. */
function numberOf(
  types: readonly FleetDeviceType[],
  { fleet, configuration: { furtherDevices } }: ServedNetwork,
): number | null {
  const shares = types.map((type) => ({ CHF: 1, ESME: 1, GPF: 1, GSME: 1, ...furtherDevices })[type])
  return shares.every((share) => share === 0 || share === 1)
    ? shares.reduce<number>((sum, share) => sum + share * fleet.size, 0)
    : null
}

const devicesRecordedAt = ({ dcc }: ServedNetwork, meteringPoint: MeteringPoint): readonly EntityIdentifier[] =>
  dcc.inventory.search({ by: 'metering-point', meteringPoint }).map(({ deviceId }) => deviceId)

/** Which devices of premises are looked for. */
class DeviceSearch {
  readonly registered: RegisteredParties
  readonly #network: ServedNetwork
  readonly #query: Listing
  readonly #devices: readonly EntityIdentifier[]
  readonly #words: WordSearch
  /** Of each metering point that is looked for, the devices recorded there. */
  readonly #recorded: readonly ReadonlySet<EntityIdentifier>[]

  constructor(network: ServedNetwork, query: Listing, { devices, meteringPoints, others }: SearchWords) {
    this.#network = network
    this.#query = query
    this.#devices = devices
    this.#words = new WordSearch(others)
    this.registered = registeredToday(network)
    const points = query.mpxn === undefined ? meteringPoints : [query.mpxn, ...meteringPoints]
    this.#recorded = points.map((point) => new Set(devicesRecordedAt(network, point)))
  }

  /** Whether nothing at all can be found. */
  get isHopeless(): boolean {
    return this.#words.isHopeless
  }

  /** The types of those devices of premises; of premises as such the ESME stands for them. */
  types(premises: Premises): readonly FleetDeviceType[] {
    const { type, q } = this.#query
    if (type !== undefined) return this.#isWanted(premises, type) ? [type] : []
    if (q !== undefined) return fleetDeviceTypes.filter((each) => this.#isWanted(premises, each))
    const standsForThem: readonly FleetDeviceType[] = this.#recorded.length === 0 ? ['ESME'] : fleetDeviceTypes
    return standsForThem.filter((each) => this.#isWanted(premises, each)).slice(0, 1)
  }

  /** What costs least to find out comes first. */
  #isWanted(premises: Premises, type: FleetDeviceType): boolean {
    const { slot, operator, status, stage, q } = this.#query
    const network = this.#network
    const device = premises.devices[type]
    if (device === undefined) return false
    const isListed = this.#query.type !== undefined || q !== undefined
    return (
      this.#recorded.every((devices) => devices.has(device)) &&
      this.#devices.every((each) => each === device) &&
      (stage === undefined || network.stages.stageOf(premises.index) === stage) &&
      (slot === undefined || slotOf(network, premises, isListed ? type : 'ESME') === slot) &&
      (status === undefined || network.dcc.inventory.record(device)?.status === status) &&
      (operator === undefined || this.#operatorsOf(premises).includes(operator)) &&
      this.#words.fits({ network, premises, type, registered: this.registered })
    )
  }

  #operatorsOf({ mpan, mprn }: Premises): readonly (string | null)[] {
    return [this.registered.networkParty(mpan), this.registered.networkParty(mprn)]
  }
}
