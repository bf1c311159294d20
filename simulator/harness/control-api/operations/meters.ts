import { z } from 'zod'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { NotFound, NotPossible, operation, type ServedNetwork } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'

const device = z.strictObject({ id: entityIdentifierParameter })

const display = z.strictObject({
  lines: z
    .array(z.strictObject({ name: z.string(), value: z.string().describe('Empty where nothing is shown') }))
    .describe('Empty for a device without a display'),
})

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enable-supply') }).describe('Closes the load switch, where supply is armed'),
  z.strictObject({ kind: z.literal('activate-emergency-credit') }),
  z.strictObject({
    kind: z.literal('enter-token'),
    token: z.string().regex(/^\d{20}$/, 'twenty digits'),
  }),
])

/** A meter and its customer: what it shows, what is bought for it, and what is done at it. */
export const meterOperations = [
  operation({
    method: 'get',
    route: '/devices/:id/display',
    summary: 'What a meter shows to the customer: registers, balances, supply, messages',
    path: device,
    query: nothing,
    body: nothing,
    answer: display,
    perform: (network, { path: { id } }) => displayOf(network, id),
  }),
  operation({
    method: 'post',
    route: '/devices/:id/top-ups',
    summary: 'Sell a top-up for a meter, as its supplier: the token is for 2.2, or for the keys of the meter',
    path: device,
    query: nothing,
    body: z.strictObject({ pence: z.int().min(1).describe('Up to 8191, or whole pounds up to 8191') }),
    answer: z.strictObject({ utrn: z.string().describe('Twenty digits') }),
    perform: async (network, { path: { id }, body: { pence } }) => {
      requireHere(network, id)
      const sold = await network.vending.sell(id, pence)
      if (!sold.ok) throw new NotPossible(sold.failure)
      return { utrn: sold.value }
    },
  }),
  operation({
    method: 'post',
    route: '/devices/:id/at-the-meter',
    summary: 'Do at a meter what its customer does there; 400 where the meter does not',
    path: device,
    query: nothing,
    body: action,
    answer: display,
    perform: async (network, { path: { id }, body }) => {
      requireHere(network, id)
      const done = await network.devices.atTheMeter(id, body)
      if (!done.ok) throw new NotPossible(done.failure)
      return displayOf(network, id)
    },
  }),
]

/** A device that this process simulates, as against one that the inventory merely names or another process has. */
function requireHere({ fleet, fleetsElsewhere }: ServedNetwork, id: EntityIdentifier): void {
  if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
  if (fleetsElsewhere.population.holds(id)) throw new NotFound(`${id} is of a fleet in another process`)
}

async function displayOf(network: ServedNetwork, id: EntityIdentifier) {
  requireHere(network, id)
  return { lines: await network.devices.displayOf(id) }
}
