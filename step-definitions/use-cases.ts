import { type DataTable, Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { Field } from '../simulator/gbcs/describe.ts'
import type { GbcsMessage } from '../simulator/gbcs/message.ts'
import { nameOfMessageCode } from '../simulator/gbcs/message-codes.ts'
import { householdOf } from '../simulator/harness/index.ts'
import { type Instant, instant, parseInstant } from '../simulator/vocabulary/instant.ts'
import { messageAnswering } from './support/answers.ts'
import { openedFields } from './support/opened-messages.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

const useCaseOf = ({ messageCode }: GbcsMessage): string => (nameOfMessageCode(messageCode) ?? '').split(' ')[0] ?? ''

/** What an answer says of each thing that was asked: of DLMS, of GBZ. */
const outcomeNames = ['result', 'Status']

/**
 * The fields of the answer to the latest request, which is of the use case.
 *
 * @param mayFail whether the scenario itself says how it ended; else nothing of it has failed
 */
async function fieldsOf(world: NetworkWorld, useCase: string, mayFail = false): Promise<readonly Field[]> {
  const message = await messageAnswering(world)
  expect(useCaseOf(message)).to.equal(useCase)
  const fields = await openedFields(message, world.scene.lastSender?.entityIdentifier, world)
  const outcomes = mayFail ? [] : fields.filter(({ name }) => outcomeNames.includes(name))
  expect(outcomes.map(({ value }) => value).filter((value) => !/^0+ \(success\)$/.test(value))).to.deep.equal([])
  return fields
}

/** The value of a field, which is a number and may have its unit behind it. */
function numberIn(fields: readonly Field[], name: string): number {
  const value = Number.parseInt(fields.find((field) => field.name === name)?.value ?? '', 10)
  if (Number.isNaN(value)) throw new Error(`The answer has no number called '${name}'`)
  return value
}

Given(
  'the device has answered {use-case} with its {string}',
  async function (this: NetworkWorld, useCase: string, name: string) {
    const value = numberIn(await fieldsOf(this, useCase), name)
    this.scene.reading = { at: (await this.network()).time.clock.now(), value }
  },
)

Then(
  'the device answers {use-case} with its {string} grown by what the home has used',
  async function (this: NetworkWorld, useCase: string, name: string) {
    const { at, value } = this.scene.reading
    const now = (await this.network()).time.clock.now()
    const { id, type } = this.scene.device
    const home = householdOf(id)
    const used = type === 'ESME' ? home.imported(at, now) : home.gas(at, now)
    expect(used).to.be.greaterThan(0)
    expect(numberIn(await fieldsOf(this, useCase), name) - value).to.equal(used)
  },
)

Then(
  'the device answers {use-case} with its {string} as it was',
  async function (this: NetworkWorld, useCase: string, name: string) {
    expect(numberIn(await fieldsOf(this, useCase), name)).to.equal(this.scene.reading.value)
  },
)

Then(
  'the device answers {use-case} with a greater {string}',
  async function (this: NetworkWorld, useCase: string, name: string) {
    expect(numberIn(await fieldsOf(this, useCase), name)).to.be.greaterThan(this.scene.reading.value)
  },
)

/** What the scenario's home uses between two moments by the meter that answers: of gas for a GSME and for the GPF that mirrors it. */
function usedBy({ scene }: NetworkWorld): (from: Instant, to: Instant) => number {
  const { id, type } = scene.device
  return type === 'ESME' ? householdOf(id).imported : householdOf(id).gas
}

const withoutUnit = (value: string): number => Number(/^-?\d+(?= |$)/.exec(value)?.[0])

const valuesOf = (fields: readonly Field[], name: string): readonly string[] =>
  fields.filter((field) => field.name === name).map(({ value }) => value)

/** When the entries of a log were made: in DLMS, in GBZ. */
const momentNames = ['date and time', 'Snapshot Time']

function momentIn(text: string | undefined): Instant {
  const moment = parseInstant(text ?? '')
  if (moment === null) throw new Error(`'${text}' is no moment`)
  return moment
}

/** By how much a register of a daily log has grown from each day to the next, and what the home has used meanwhile. */
async function growthOf(world: NetworkWorld, useCase: string, name: string, days: number) {
  // Where more was asked for than there is, an answer in GBZ says so of the rest.
  const fields = await fieldsOf(world, useCase, true)
  const moments = momentNames.flatMap((each) => valuesOf(fields, each)).map(momentIn)
  const registers = valuesOf(fields, name).map(withoutUnit)
  expect([moments.length, registers.length]).to.deep.equal([days, days])
  return {
    grown: registers.slice(1).map((value, index) => value - (registers[index] ?? Number.NaN)),
    used: moments.slice(1).map((to, index) => usedBy(world)(moments[index] as Instant, to)),
  }
}

Then(
  'the device answers {use-case} with its {string} of {int} days, as the home has used it',
  async function (this: NetworkWorld, useCase: string, name: string, days: number) {
    const { grown, used } = await growthOf(this, useCase, name, days)
    expect(grown).to.deep.equal(used)
  },
)

/** A home that exports gives back a third of what it takes. */
Then(
  'the device answers {use-case} with its {string} of {int} days, as the home has exported it',
  async function (this: NetworkWorld, useCase: string, name: string, days: number) {
    const { grown, used } = await growthOf(this, useCase, name, days)
    for (const [index, value] of grown.entries()) expect(value).to.be.closeTo((used[index] ?? 0) / 3, 1)
  },
)

/** What stands for a day, which two octets have no room for. */
const daily = 0xffff

Then(
  'the device answers {use-case} with samples of what the home has used',
  async function (this: NetworkWorld, useCase: string) {
    const fields = await fieldsOf(this, useCase)
    const seconds = numberIn(fields, 'Sample Request Interval')
    const intervalMs = 1000 * (seconds === daily ? 86_400 : seconds)
    const begun = momentIn(valuesOf(fields, 'Sample Start Time')[0])
    const samples = fields.filter(({ name }) => /^Sample \d+$/.test(name)).map(({ value }) => withoutUnit(value))
    const at = (index: number): Instant => instant(begun + index * intervalMs)
    const used = samples.map((_, index) => usedBy(this)(at(index), at(index + 1)))
    expect(samples).to.deep.equal(used)
    expect(used.filter((each) => each > 0)).not.to.deep.equal([])
  },
)

Given('the device has carried out {use-case}', async function (this: NetworkWorld, useCase: string) {
  await fieldsOf(this, useCase)
})

Then('the device answers {use-case}', async function (this: NetworkWorld, useCase: string) {
  await fieldsOf(this, useCase)
})

Then('the device answers {use-case} with', async function (this: NetworkWorld, useCase: string, table: DataTable) {
  const saysHowItEnded = table.raw().some(([name]) => outcomeNames.includes(name ?? ''))
  const fields = await fieldsOf(this, useCase, saysHowItEnded)
  for (const [name, value] of table.raw()) {
    const found = fields.filter((field) => field.name === name)
    const named = () => fields.map((field) => `${field.name}: ${field.value}`).join('\n')
    if (found.length === 0) throw new Error(`The answer has no field '${name}'. It has:\n${named()}`)
    expect(
      found.map((field) => field.value),
      name,
    ).to.include(await valueInWords(this, value ?? ''))
  }
})
