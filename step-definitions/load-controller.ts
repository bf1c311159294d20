import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { CredentialsOrder, ReceivedDocument, Slot, User } from '../simulator/harness/index.ts'
import { certificationPathOf, slotCertificatesOf } from '../simulator/harness/rehearsal/test-bed.ts'
import { loadControllers } from '../simulator/market/other-users.ts'
import type { Instant } from '../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { holdersOf } from './support/device-side.ts'
import { exchange, supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

const [{ entityIdentifier }] = loadControllers

async function loadController(world: NetworkWorld): Promise<User> {
  const { users } = await world.testBed()
  return users.loadController(entityIdentifier)
}

async function holdLoadControllers(world: NetworkWorld): Promise<void> {
  const { smki } = await world.network()
  const certificates = slotCertificatesOf(smki, entityIdentifier, RemotePartyRole.loadController)
  world.scene.hold({ certificates, certificationPath: certificationPathOf(smki) })
}

/** 6.15.1 with the scenario's certificates, from the request to the Signed Pre-Command; as far as the DCC lets it. */
async function update(world: NetworkWorld, user: User, slot: Slot, differing: Partial<CredentialsOrder> = {}) {
  await exchange(world, async () => {
    const { device, holding } = world.scene
    const updated = await user.updateCredentials({ device: device.id, slot, ...holding, ...differing })
    if (!updated.ok) throw new Error(updated.failure.detail)
    return { ok: true, value: updated.value.sendCommand ?? updated.value.transform }
  })
}

async function updateOwn(world: NetworkWorld, differing: Partial<CredentialsOrder> = {}): Promise<void> {
  await holdLoadControllers(world)
  await update(world, await loadController(world), 'LoadController', differing)
}

/** What came for the latest request, in order. */
async function received(world: NetworkWorld): Promise<readonly ReceivedDocument[]> {
  const { mailbox } = await loadController(world)
  const { requestId } = world.scene.exchange.request
  return mailbox.received().filter(({ response }) => response.requestId === requestId)
}

Given('its supplier holds the certificates of the load controller', function (this: NetworkWorld) {
  return holdLoadControllers(this)
})

Given('its supplier has put the load controller into the load controller slot', async function (this: NetworkWorld) {
  await holdLoadControllers(this)
  await update(this, await supplierOf(this), 'LoadController')
  expect(this.scene.exchange.answer.response.responseCode).to.equal('I99')
})

When('the supplier updates the load controller slot', async function (this: NetworkWorld) {
  await update(this, await supplierOf(this), 'LoadController')
})

When('the load controller updates its own slot', function (this: NetworkWorld) {
  return updateOwn(this)
})

When(
  'the load controller updates its own slot with effect on {instant}',
  function (this: NetworkWorld, executionDateTime: Instant) {
    return updateOwn(this, { executionDateTime })
  },
)

When(
  'the load controller updates the network operator slot with its own certificates',
  async function (this: NetworkWorld) {
    await holdLoadControllers(this)
    await update(this, await loadController(this), 'NetworkOperator')
  },
)

Then(
  'the {device} trusts the load controller in its load controller slot',
  async function (this: NetworkWorld, _: string) {
    const holders = await holdersOf(this, RemotePartyRole.loadController)
    expect(holders).to.deep.equal([entityIdentifier, entityIdentifier])
  },
)

Then("the load controller receives the device's answer", async function (this: NetworkWorld) {
  const answers = await received(this)
  expect(answers.map(({ message }) => message?.messageCode)).to.deep.equal([0x0125])
})

Then('the load controller is told {code}', async function (this: NetworkWorld, code: string) {
  expect((await received(this)).map(({ response }) => response.responseCode)).to.deep.equal([code])
})

Then(
  /^the load controller learns by alert (8F66|8F67) what became of it$/,
  async function (this: NetworkWorld, code: string) {
    const told = (await received(this)).flatMap(({ message, response: { body } }) => {
      const content = body.kind === 'ResponseMessage' ? body.content : null
      return content?.kind === 'FutureDatedDeviceAlertMessage' ? [[message?.messageCode, content.alertCode]] : []
    })
    expect(told).to.deep.equal([[0x0124, code]])
  },
)
