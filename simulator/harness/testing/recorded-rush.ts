import { handoverRequest } from '../../users/requests.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { deterministicTestBed, exchangeOf, prepareHandover } from './prepared-handover.ts'

/** What many requests at once left behind, by their device: which of them was first is the machine's affair. */
export interface RecordedRush {
  readonly documents: Readonly<Record<EntityIdentifier, readonly string[]>>
  readonly links: Readonly<Record<EntityIdentifier, readonly string[]>>
}

/** Hands the network operator slots of so many GPFs over, all at the same time. */
export async function recordRush(seed: string, handovers: number): Promise<RecordedRush> {
  const testBed = await deterministicTestBed({ seed, premises: handovers })
  const { smki, fleet, dcc, wan, time } = testBed.network
  try {
    const signed = []
    for (const premises of fleet.find(() => true, handovers)) {
      const { supplier, order } = await prepareHandover(testBed, premises)
      const request = handoverRequest(order, supplier.newRequestId(order.device))
      signed.push({ supplier, request, document: await supplier.sign(request) })
    }
    for (const { entityIdentifier } of dcc.users.all())
      if (smki.credential(entityIdentifier, RemotePartyRole.networkOperator, 'digitalSignature') !== undefined)
        await testBed.users.networkOperator(entityIdentifier)
    const sent = signed.map(({ supplier, request, document }) => supplier.submit('SendCommand', request, document))
    const exchanges = (await Promise.all(sent)).map(exchangeOf)
    await time.inFlight.settled()
    const entering = exchanges.map(async ({ request, answer }) => {
      const queued = (await dcc.transcript(request.requestId))?.entries.filter((entry) => entry.kind === 'queued') ?? []
      const documents = [answer.document.toString(), ...queued.map(({ document }) => document)]
      return [request.requestIdParts.target, documents] as const
    })
    const entries = await Promise.all(entering)
    const frames = entries.map(
      ([device]) => [device, wan.link(device).map(({ octets }) => Buffer.from(octets).toString('hex'))] as const,
    )
    return { documents: Object.fromEntries(entries), links: Object.fromEntries(frames) }
  } finally {
    await testBed.close()
  }
}
