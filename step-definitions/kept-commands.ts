import { Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import { readCs02bResponse } from '../simulator/gbcs/credentials/update-security-credentials.ts'
import type { ReceivedDocument, User } from '../simulator/harness/index.ts'
import { senderCalled } from './support/senders.ts'
import { supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

type Sender = Promise<Pick<User, 'mailbox'>>

/** What came for the first request of the scenario, oldest first. */
async function receivedForFirst(
  world: NetworkWorld,
  sender: Sender = supplierOf(world),
): Promise<readonly ReceivedDocument[]> {
  const { mailbox } = await sender
  const { requestId } = world.scene.firstExchange.request
  return mailbox.received().filter(({ response }) => response.requestId === requestId)
}

/** Codes of the alerts in which the device told what became of it. */
async function alertCodes(world: NetworkWorld, sender?: Sender): Promise<readonly string[]> {
  const contents = (await receivedForFirst(world, sender)).map(({ response: { body } }) =>
    body.kind === 'ResponseMessage' ? body.content : null,
  )
  return contents.flatMap((content) => (content?.kind === 'FutureDatedDeviceAlertMessage' ? [content.alertCode] : []))
}

Then('the device keeps the Command until its time', async function (this: NetworkWorld) {
  const [answer] = await receivedForFirst(this)
  const read = readCs02bResponse(answer?.message?.content ?? Buffer.alloc(0))
  if (!read.ok) throw new Error(read.failure.detail)
  expect(read.value.outcome, 'the outcome, which is to follow').to.equal(null)
  expect(await alertCodes(this), 'alerts').to.have.length(0)
})

Then(/^the supplier learns by alert (8F66|8F67) what became of it$/, async function (this: NetworkWorld, code: string) {
  expect(await alertCodes(this)).to.deep.equal([code])
})

Then(
  /^another supplier learns by alert (8F66|8F67) what became of its request$/,
  async function (this: NetworkWorld, code: string) {
    expect(await alertCodes(this, senderCalled(this, 'another supplier'))).to.deep.equal([code])
  },
)

Then('another supplier has received no end of its first request', async function (this: NetworkWorld) {
  const sender = senderCalled(this, 'another supplier')
  expect(await alertCodes(this, sender)).to.deep.equal([])
  const codes = (await receivedForFirst(this, sender)).map(({ response }) => response.responseCode)
  expect(codes, 'the Response that accepted it').to.deep.equal(['I0'])
})

Then(
  'the supplier learns by {int} alerts 8F66 that all of it was done',
  async function (this: NetworkWorld, count: number) {
    expect(await alertCodes(this)).to.deep.equal(new Array(count).fill('8F66'))
  },
)

Then('nothing more comes of the first Command', async function (this: NetworkWorld) {
  expect(await receivedForFirst(this)).to.have.length(1)
})
