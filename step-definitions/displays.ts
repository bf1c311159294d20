import { Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import { senderCalled } from './support/senders.ts'
import type { NetworkWorld } from './support/world.ts'

async function shown(world: NetworkWorld, name: string): Promise<string> {
  const { devices } = await world.network()
  const lines = await devices.displayOf(world.scene.device.id)
  const line = lines.find((each) => each.name === name)
  if (line === undefined) throw new Error(`The meter shows no ${name}: ${lines.map((each) => each.name).join(', ')}`)
  return line.value
}

Then('{sender} is told the number that the meter shows', async function (this: NetworkWorld, sender: string) {
  const { requestId } = this.scene.exchange.request
  const { mailbox } = await senderCalled(this, sender)
  const contents = mailbox
    .received()
    .flatMap(({ response }) =>
      response.requestId === requestId && 'content' in response.body ? [response.body.content] : [],
    )
  expect(contents).to.have.length(1)
  const [content] = contents
  const isNumber = content?.kind === 'described' && content.element === 'CINMessage'
  expect(isNumber, 'a CINMessage').to.equal(true)
  if (!isNumber) return
  expect(content.content.customerIdentificationNumber).to.equal(await shown(this, 'customer-number'))
  expect(content.content.customerIdentificationNumber).to.match(/^\d{4}$/)
})
