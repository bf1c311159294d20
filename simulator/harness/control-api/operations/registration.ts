import { z } from 'zod'
import { networkOperators } from '../../../market/network-operators.ts'
import { suppliers } from '../../../market/suppliers.ts'
import { listOf } from '../../../vocabulary/list-of.ts'
import type { MeteringPoint } from '../../../vocabulary/metering-point.ts'
import { loadModes } from '../../world/kept-loads.ts'
import { FileRejected, operation, type ServedNetwork } from '../operation.ts'
import { marketDateParameter, meteringPointParameter, nothing } from '../parameters.ts'
import { day } from '../views.ts'

const point = z.strictObject({ mpxn: meteringPointParameter })
const period = {
  from: marketDateParameter.describe('First UK market date'),
  to: marketDateParameter.nullable().default(null).describe('Last UK market date, included; null is open-ended'),
}

/** Records of one metering point in a series at most. */
const mostRecords = 1000

/** All that is registered from now on, for each series that is given. */
const change = z.strictObject({
  networkParties: listOf(z.strictObject({ networkParty: z.string(), ...period }), mostRecords).optional(),
  suppliers: listOf(z.strictObject({ supplier: z.string(), ...period }), mostRecords).optional(),
})

const effective = { meteringPoint: z.string(), from: day, to: day.nullable() }
export const registrationSchema = z.strictObject({
  networkParties: z.array(z.strictObject({ networkParty: z.string(), name: z.string(), ...effective })),
  suppliers: z.array(z.strictObject({ supplier: z.string(), name: z.string(), ...effective })),
})

/** The series as addresses name them. */
const seriesNames = { 'network-parties': 'networkParties', suppliers: 'suppliers' } as const
type SeriesName = keyof typeof seriesNames

export const loadedRegistrationSchema = z.strictObject({
  series: z.enum(['networkParties', 'suppliers']),
  mode: z.enum(loadModes),
  records: z.int(),
  meteringPoints: z.int(),
  loaded: z.boolean().describe('False where it was only read'),
})

export const registrationOperations = [
  operation({
    method: 'get',
    route: '/registration/:mpxn',
    summary: 'What Registration Data records of a metering point, both series',
    path: point,
    query: nothing,
    body: nothing,
    answer: registrationSchema,
    perform: (network, { path: { mpxn } }) => recordsOf(network, mpxn),
  }),
  operation({
    method: 'post',
    route: '/registration',
    summary:
      'Load a file of Registration Data, all of it or nothing. In an update the rows of a metering point replace all that ' +
      'the series recorded of it; a refresh replaces the whole series. A refused file is answered with its rejected lines',
    path: nothing,
    query: z.strictObject({
      mode: z.enum(loadModes).default('update').describe('Whether the file holds changes or everything'),
      series: z
        .enum(Object.keys(seriesNames) as [SeriesName, ...SeriesName[]])
        .optional()
        .describe('Which series the file must be of; its columns say which it is'),
      dryRun: z
        .enum(['true', 'false'])
        .default('false')
        .transform((said) => said === 'true')
        .describe('Only read the file, and say what it holds or what is wrong with it; nothing is loaded'),
    }),
    takes: 'text/csv',
    body: z.string('a CSV file'),
    answer: loadedRegistrationSchema,
    perform: async ({ registration }, { query: { mode, series, dryRun }, body }) => {
      const take = dryRun ? registration.read : registration.load
      const loaded = await take(body, mode, series && seriesNames[series])
      if (loaded.ok) return { ...loaded.value, loaded: !dryRun }
      const { rejected, unread } = loaded.failure
      const complaints = `${rejected.length} complaint${rejected.length === 1 ? '' : 's'}`
      const more = unread === 0 ? '' : `, and ${unread} more records were not looked at`
      throw new FileRejected(
        `The file ${dryRun ? 'would not be' : 'was not'} taken: ${complaints}${more}`,
        loaded.failure,
      )
    },
  }),
  operation({
    method: 'put',
    route: '/registration/:mpxn',
    summary: 'Record a metering point anew; an empty list says that it is not registered',
    path: point,
    query: nothing,
    body: change,
    answer: registrationSchema,
    perform: async (network, { path: { mpxn }, body: { networkParties, suppliers } }) => {
      await network.registration.record(mpxn, {
        ...(networkParties && { networkParties: networkParties.map((each) => ({ ...each, meteringPoint: mpxn })) }),
        ...(suppliers && { suppliers: suppliers.map((each) => ({ ...each, meteringPoint: mpxn })) }),
      })
      return recordsOf(network, mpxn)
    },
  }),
]

function recordsOf({ registration }: ServedNetwork, point: MeteringPoint) {
  const now = registration.data.snapshot()
  return {
    networkParties: now
      .networkPartyRecords(point)
      .map((each) => ({ ...each, name: nameIn(networkOperators, each.networkParty) })),
    suppliers: now.supplierRecords(point).map((each) => ({ ...each, name: nameIn(suppliers, each.supplier) })),
  }
}

const nameIn = (parties: readonly { readonly id: string; readonly name: string }[], wanted: string): string =>
  parties.find(({ id }) => id === wanted)?.name ?? wanted
