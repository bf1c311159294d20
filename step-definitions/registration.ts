import { Given } from '@cucumber/cucumber'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import { parseMarketDate } from '../simulator/vocabulary/market-date.ts'
import type { MeteringPoint } from '../simulator/vocabulary/metering-point.ts'
import type { NetworkWorld } from './support/world.ts'

/** The metering point that says whose network the scenario's device hangs on. */
function determiningPoint({ scene }: NetworkWorld): MeteringPoint {
  return scene.device.type === 'ESME' ? scene.premises.mpan : scene.premises.mprn
}

async function registerNetworkParties(world: NetworkWorld, parties: readonly NetworkOperator[]): Promise<void> {
  const { registration } = await world.network()
  const meteringPoint = determiningPoint(world)
  const from = parseMarketDate('2019-04-01')
  if (from === null) throw new Error('2019-04-01 is a market date')
  await registration.record(meteringPoint, {
    networkParties: parties.map(({ id }) => ({ meteringPoint, networkParty: id, from, to: null })),
  })
}

Given('Registration Data records no network party for its metering point', function (this: NetworkWorld) {
  return registerNetworkParties(this, [])
})

Given(
  'Registration Data records {party} as the network party of its metering point',
  function (this: NetworkWorld, party: NetworkOperator) {
    return registerNetworkParties(this, [party])
  },
)

Given(
  'Registration Data records {party} and {party} as network parties of its metering point',
  function (this: NetworkWorld, one: NetworkOperator, other: NetworkOperator) {
    return registerNetworkParties(this, [one, other])
  },
)
