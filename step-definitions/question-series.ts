import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { Circumstances } from '../simulator/harness/assure/questions/circumstances.ts'
import { marketParties, registeredSince, sceneOf } from '../simulator/harness/assure/questions/circumstances.ts'
import { pairOf } from '../simulator/harness/assure/questions/described-certificate.ts'
import {
  type Place,
  recordsForOneDay,
  recordsOnePerDay,
  withStrangers,
} from '../simulator/harness/assure/questions/many.ts'
import type { CheckOutcome } from '../simulator/harness/index.ts'
import { holderCalled, partyCalled, registrationIn } from './support/question-tables.ts'
import type { NetworkWorld } from './support/world.ts'

// Questions that are about many records or parties, and many questions.

Given('there are no network parties', function (this: NetworkWorld) {
  this.question.say({ networkParties: [] })
})

Given(
  /^there are (\d+) network parties, of which London's stands (first|in the middle|last)$/,
  function (this: NetworkWorld, number: string, place: Place) {
    this.question.say({ networkParties: withStrangers('LOND', Number(number), place) })
  },
)

Given(
  /^(\d+) parties were recorded for a day each before (.+), whose record stands (first|in the middle|last)$/,
  function (this: NetworkWorld, number: string, party: string, place: Place) {
    this.question.say({ registration: recordsOnePerDay(partyCalled(party), Number(number), place) })
  },
)

Given(
  /^(\d+) records name (.+) for the day, and one that stands (first|in the middle|last) names (.+)$/,
  function (this: NetworkWorld, number: string, party: string, place: Place, other: string) {
    const parties = { most: partyCalled(party), one: partyCalled(other) }
    this.question.say({ registration: recordsForOneDay(parties, Number(number), place) })
  },
)

Given(
  /^Registration Data records, in the order ([\d ]+)$/,
  function (this: NetworkWorld, order: string, table: DataTable) {
    const records = registrationIn(table)
    this.question.say({ registration: order.split(' ').flatMap((number) => records[Number(number) - 1] ?? []) })
  },
)

Then('it answers within a second', async function (this: NetworkWorld) {
  const milliseconds = await this.question.fastestAnswer(this.check, this.seed, 1_000)
  expect(milliseconds, 'milliseconds that the fastest of three answers took').to.be.at.most(1_000)
})

/** What a row says of a question. */
function circumstancesIn(row: Readonly<Record<string, string>>): Circumstances {
  const device = (row.device ?? 'ESME') as NonNullable<Circumstances['device']>
  const { registered, holder = '' } = row
  const meteringPoint = sceneOf(device).point.value
  const known = row['London is known by']
  return {
    device,
    sender: sceneOf(device).sender,
    certificates: pairOf(holderCalled(holder)),
    ...(row['carried by'] === undefined
      ? {}
      : { carriedBy: row['carried by'] as NonNullable<Circumstances['carriedBy']> }),
    ...(registered === undefined
      ? {}
      : {
          registration: [
            {
              meteringPoint,
              networkParty: partyCalled(registered),
              effectiveFrom: registeredSince,
              effectiveTo: null,
            },
          ],
        }),
    ...(known === undefined
      ? {}
      : {
          networkParties: marketParties.map((party) =>
            party.id === 'LOND' ? { ...party, entityIdentifiers: [known] } : party,
          ),
        }),
  }
}

async function series(
  world: NetworkWorld,
  table: DataTable,
  times: number,
  how: Parameters<typeof world.question.putAll>[3],
  shared: Circumstances = {},
) {
  const rows = Array.from({ length: times }, () => table.hashes()).flat()
  // What comes again is another request, unless it is said to be the same.
  const all = rows.map((row, counter) => ({ counter: counter + 1, ...circumstancesIn(row), ...shared }))
  const verdicts = await world.question.putAll(world.check, world.seed, all, how)
  world.series = rows.map(({ outcome }, index) => ({
    expected: outcome as CheckOutcome,
    found: verdicts[index]?.outcome,
  }))
}

When(/^the check is asked (\d+) times at once about$/, function (this: NetworkWorld, times: string, table: DataTable) {
  return series(this, table, Number(times), 'at once')
})

When('the check is asked one after another about', function (this: NetworkWorld, table: DataTable) {
  return series(this, table, 1, 'one after another')
})

When('the check is asked one after another about the same request', function (this: NetworkWorld, table: DataTable) {
  return series(this, table, 1, 'one after another', { counter: 1 })
})

Then('each question has its own verdict', function (this: NetworkWorld) {
  expect(this.series.map(({ found }) => found)).to.deep.equal(this.series.map(({ expected }) => expected))
})
