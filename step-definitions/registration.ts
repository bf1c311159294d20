import { Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import { suppliers } from '../simulator/market/suppliers.ts'
import { dayBefore, type MarketDate } from '../simulator/vocabulary/market-date.ts'
import type { MeteringPoint } from '../simulator/vocabulary/metering-point.ts'
import type { EffectivePeriod } from '../simulator/vocabulary/registration-record.ts'
import { determiningPoint, knownPoint, type PointInWords } from './support/metering-points.ts'
import type { NetworkWorld } from './support/world.ts'

/** A day before which nothing of these scenarios happens. */
const longAgo = '2019-04-01' as MarketDate
const eversince: EffectivePeriod = { from: longAgo, to: null }

interface Registered extends EffectivePeriod {
  readonly party: NetworkOperator
}

async function registerNetworkParties(
  world: NetworkWorld,
  meteringPoint: MeteringPoint,
  registered: readonly Registered[],
): Promise<void> {
  const { registration } = await world.network()
  await registration.record(meteringPoint, {
    networkParties: registered.map(({ party, from, to }) => ({ meteringPoint, networkParty: party.id, from, to })),
  })
}

const registerAtDevice = (world: NetworkWorld, ...registered: Registered[]): Promise<void> =>
  registerNetworkParties(world, determiningPoint(world), registered)

/** Anybody but the scenario's own supplier. */
function otherSupplierId({ scene }: NetworkWorld): string {
  const other = suppliers.find(({ id }) => id !== scene.premises.supplier.id)
  if (other === undefined) throw new Error('The market has one supplier only')
  return other.id
}

async function registerSuppliers(
  world: NetworkWorld,
  meteringPoint: MeteringPoint,
  registered: readonly ({ readonly supplier: string } & EffectivePeriod)[],
): Promise<void> {
  const { registration } = await world.network()
  await registration.record(meteringPoint, { suppliers: registered.map((each) => ({ ...each, meteringPoint })) })
}

Given('Registration Data records no network party for its metering point', function (this: NetworkWorld) {
  return registerAtDevice(this)
})

Given(
  'Registration Data records {party} as the network party of its metering point',
  function (this: NetworkWorld, party: NetworkOperator) {
    return registerAtDevice(this, { party, ...eversince })
  },
)

Given(
  'Registration Data records {party} and {party} as network parties of its metering point',
  function (this: NetworkWorld, one: NetworkOperator, other: NetworkOperator) {
    return registerAtDevice(this, { party: one, ...eversince }, { party: other, ...eversince })
  },
)

Given(
  'its network passes from {party} to {party} on {day}',
  function (this: NetworkWorld, before: NetworkOperator, after: NetworkOperator, day: MarketDate) {
    return registerAtDevice(
      this,
      { party: before, from: longAgo, to: dayBefore(day) },
      { party: after, from: day, to: null },
    )
  },
)

Given(
  'the registration of {party} for its metering point ended with {day}',
  function (this: NetworkWorld, party: NetworkOperator, day: MarketDate) {
    return registerAtDevice(this, { party, from: longAgo, to: day })
  },
)

Given(
  'Registration Data records {party} as the network party of its {point-in-words}',
  function (this: NetworkWorld, party: NetworkOperator, which: PointInWords) {
    return registerNetworkParties(this, knownPoint(this, which), [{ party, ...eversince }])
  },
)

Given(
  'Registration Data records {party} and its supplier for {point}',
  async function (this: NetworkWorld, party: NetworkOperator, point: MeteringPoint) {
    await registerNetworkParties(this, point, [{ party, ...eversince }])
    await registerSuppliers(this, point, [{ supplier: this.scene.premises.supplier.id, ...eversince }])
  },
)

Given('another supplier takes the supply over on {day}', function (this: NetworkWorld, day: MarketDate) {
  return registerSuppliers(this, determiningPoint(this), [
    { supplier: this.scene.premises.supplier.id, from: longAgo, to: dayBefore(day) },
    { supplier: otherSupplierId(this), from: day, to: null },
  ])
})

/** What a file says of one metering point, in the words of the features. */
interface Line {
  readonly 'metering point': string
  readonly 'network party': string
  readonly from: string
  readonly to: string
}

interface Table {
  hashes(): Record<string, string>[]
}

/** `its own` is the metering point of the scenario's device. */
function csvOf(world: NetworkWorld, table: Table): string {
  const lines = (table.hashes() as unknown as Line[]).map((line) => {
    const point = line['metering point'] === 'its own' ? determiningPoint(world) : line['metering point']
    return [point, line['network party'], line.from, line.to].join(',')
  })
  return ['metering_point,network_party,effective_from,effective_to', ...lines].join('\n')
}

async function load(world: NetworkWorld, mode: 'update' | 'refresh', table: Table): Promise<void> {
  const { registration } = await world.network()
  const loaded = await registration.load(csvOf(world, table), mode)
  world.scene.rejectedLines = loaded.ok ? [] : loaded.failure.rejected
}

Given('an update of Registration Data says', function (this: NetworkWorld, table: Table) {
  return load(this, 'update', table)
})

Given('a full refresh of Registration Data says', function (this: NetworkWorld, table: Table) {
  return load(this, 'refresh', table)
})

/** The load comes between the question and the verdict. */
Given(
  'a file moves its metering point to {party} while the check decides',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { dcc } = await this.network()
    dcc.check.configure({
      implementation: {
        decide: async (question) => {
          await registerAtDevice(this, { party, ...eversince })
          return this.check.decide(question)
        },
      },
    })
  },
)

Then('line {int} of the file was rejected as {word}', function (this: NetworkWorld, line: number, fault: string) {
  expect(this.scene.rejectedLines.map((each) => [each.line, each.fault])).to.deep.equal([[line, fault]])
})
