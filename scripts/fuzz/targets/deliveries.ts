import * as fc from 'fast-check'
import { exchangeOf, type PreparedHandover } from '../../../simulator/harness/testing/prepared-handover.ts'
import { markupChange, randomMarkup } from '../markup.ts'
import { octetChanges } from '../octets.ts'
import { isAllowed, tellsNothing } from '../oracle.ts'
import { post } from '../raw-http.ts'

const statuses = new Set([204, 400, 413])

/** Changed Service Responses and markup of every kind, to a user's Receive Response service: it keeps none of them. */
export async function deliveriesProperty({
  testBed,
  supplier,
  order,
}: PreparedHandover): Promise<fc.IAsyncProperty<unknown>> {
  const { dcc, time } = testBed.network
  const { request } = exchangeOf(await supplier.requestHandover(order))
  await time.inFlight.settled()
  const received = await supplier.mailbox.serviceResponse(request.requestId)
  const address = dcc.users.addressOf(supplier.entityIdentifier) ?? ''
  const document = fc.oneof(
    { weight: 3, arbitrary: markupChange.map((change) => Buffer.from(change(received.document.toString()))) },
    { weight: 2, arbitrary: octetChanges.map((change) => change(received.document)) },
    { weight: 1, arbitrary: randomMarkup.map((text) => Buffer.from(text)) },
  )
  return fc.asyncProperty(document, async (octets) => {
    const before = supplier.mailbox.received().length
    const answer = await post(address, octets)
    isAllowed(answer.status, statuses)
    tellsNothing(answer.text, octets.toString())
    if (supplier.mailbox.received().length !== before) throw new Error('a document was kept that the DCC never sent')
  })
}
