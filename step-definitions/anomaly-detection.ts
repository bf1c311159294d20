import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { Network } from '../simulator/harness/network.ts'
import { senderCalled } from './support/senders.ts'
import { send } from './support/service-requests.ts'
import type { NetworkWorld } from './support/world.ts'

type Settings = ReturnType<Network['dcc']['settings']>

async function expectAtMost(world: NetworkWorld, said: Partial<Settings['anomalyDetection']>): Promise<void> {
  const { dcc } = await world.network()
  const settings = dcc.settings()
  dcc.configure({ ...settings, anomalyDetection: { ...settings.anomalyDetection, ...said } })
}

Given(
  /^(the supplier|the DCC) expects (\d+) requests? of ([\d.]+) in an hour$/,
  async function (this: NetworkWorld, who: string, count: string, srv: string) {
    const thresholds = { [srv]: Number(count) }
    if (who === 'the DCC') return expectAtMost(this, { dcc: thresholds })
    const { entityIdentifier } = await senderCalled(this, who)
    return expectAtMost(this, { users: { [entityIdentifier]: thresholds } })
  },
)

Given(
  /^the DCC expects (\w+) of ([\d.]+) to be (\d+) at most$/,
  async function (this: NetworkWorld, element: string, srv: string, most: string) {
    await expectAtMost(this, { attributes: { [srv]: { [element]: { most: Number(most) } } } })
  },
)

Given('{sender} has sent {srv}', async function (this: NetworkWorld, who: string, srv: string) {
  expect(await send(this, await senderCalled(this, who), srv, [])).to.equal('I99')
})

const held = async (world: NetworkWorld) => (await world.network()).dcc.quarantine.list()

When(
  /^the request is (released|deleted) from quarantine$/,
  async function (this: NetworkWorld, exit: 'released' | 'deleted') {
    const { dcc, time } = await this.network()
    const [request] = await held(this)
    if (request === undefined) throw new Error('Nothing is in quarantine')
    const { reference } = request
    await (exit === 'released' ? dcc.quarantine.release(reference) : dcc.quarantine.remove(reference))
    await time.inFlight.settled()
  },
)

Then('the request is held in quarantine', async function (this: NetworkWorld) {
  const requests = await held(this)
  expect(requests.map(({ requestId }) => requestId)).to.deep.equal([this.scene.exchange.request.requestId])
})

Then('nothing is held in quarantine', async function (this: NetworkWorld) {
  expect(await held(this)).to.deep.equal([])
})
