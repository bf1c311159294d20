import { z } from 'zod'
import type { MeteringPoint } from '../../../vocabulary/metering-point.ts'
import { operation, type ServedNetwork } from '../operation.ts'
import { marketDateParameter, meteringPointParameter, nothing } from '../parameters.ts'
import { day } from '../views.ts'

const point = z.strictObject({ mpxn: meteringPointParameter })
const period = {
  from: marketDateParameter.describe('First UK market date'),
  to: marketDateParameter.nullable().default(null).describe('Last UK market date, included; null is open-ended'),
}

/** All that is registered from now on, for each series that is given. */
const change = z.strictObject({
  networkParties: z.array(z.strictObject({ networkParty: z.string(), ...period })).optional(),
  suppliers: z.array(z.strictObject({ supplier: z.string(), ...period })).optional(),
})

const effective = { meteringPoint: z.string(), from: day, to: day.nullable() }
const answer = z.strictObject({
  networkParties: z.array(z.strictObject({ networkParty: z.string(), ...effective })),
  suppliers: z.array(z.strictObject({ supplier: z.string(), ...effective })),
})

export const registrationOperations = [
  operation({
    method: 'get',
    route: '/registration/:mpxn',
    summary: 'What Registration Data records of a metering point, both series',
    path: point,
    query: nothing,
    body: nothing,
    answer,
    perform: (network, { path: { mpxn } }) => recordsOf(network, mpxn),
  }),
  operation({
    method: 'put',
    route: '/registration/:mpxn',
    summary: 'Record a metering point anew; an empty list says that it is not registered',
    path: point,
    query: nothing,
    body: change,
    answer,
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
  return { networkParties: now.networkPartyRecords(point), suppliers: now.supplierRecords(point) }
}
