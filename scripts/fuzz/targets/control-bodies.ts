import * as fc from 'fast-check'
import type { Network } from '../../../simulator/harness/network.ts'
import { isAllowed, tellsNothing } from '../oracle.ts'

const statuses = new Set([200, 400, 404, 413, 415])

/** Bodies that have the right fields, with values of every kind. */
const fields = [
  'mode',
  'settings',
  'receiveResponse',
  'networkParties',
  'suppliers',
  'status',
  'fault',
  'from',
  'to',
  'party',
]
const body = fc.oneof(
  fc.dictionary(fc.constantFrom(...fields), fc.anything({ maxDepth: 2 }).map(plain), { maxKeys: 3 }),
  fc.array(
    fc.dictionary(fc.constantFrom('fault', 'direction', 'next', 'probability', 'device'), fc.anything().map(plain)),
    {
      maxLength: 3,
    },
  ),
  fc.anything().map(plain),
)

/** What JSON can say of a value. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value)) as unknown
  } catch {
    return null
  }
}

/** JSON of every kind, to every operation that changes the network. The clock is left alone, as it never goes back. */
export function controlBodiesProperty({ fleet }: Network, url: string): fc.IAsyncProperty<unknown> {
  const { devices, mpan, mprn, supplier } = fleet.premises(1)
  const paths = [
    `devices/${devices.GPF}`,
    `registration/${mpan}`,
    `registration/${mprn}`,
    `users/${supplier.entityIdentifier}`,
    'check',
    'fault-plan',
  ]
  return fc.asyncProperty(fc.constantFrom(...paths), body, async (path, said) => {
    const text = JSON.stringify(said) ?? ''
    const answer = await fetch(`${url}/harness/v1/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: text,
    })
    isAllowed(answer.status, statuses)
    tellsNothing(await answer.text(), text)
  })
}
