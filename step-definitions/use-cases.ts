import { type DataTable, Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import { describeMessage, type Field } from '../simulator/gbcs/describe.ts'
import { sharedSecret } from '../simulator/gbcs/key-agreement.ts'
import type { GbcsMessage } from '../simulator/gbcs/message.ts'
import { nameOfMessageCode } from '../simulator/gbcs/message-codes.ts'
import { householdOf } from '../simulator/harness/index.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { messageAnswering } from './support/answers.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

const useCaseOf = ({ messageCode }: GbcsMessage): string => (nameOfMessageCode(messageCode) ?? '').split(' ')[0] ?? ''

/** Whoever asked opens what is encrypted for them. */
async function secretsOf({ originator }: GbcsMessage, world: NetworkWorld): Promise<readonly Buffer[]> {
  const { fleet, smki } = await world.network()
  const asked = world.scene.lastSender?.entityIdentifier
  if (asked === undefined) return []
  const publicKey = fleet.credentials(originator)?.keyAgreement.certificate.publicKey
  if (publicKey === undefined) return []
  return [RemotePartyRole.supplier, RemotePartyRole.networkOperator].flatMap((role) => {
    const own = smki.credential(asked, role, 'keyAgreement')
    return own === undefined ? [] : [sharedSecret(own.privateKey.key, publicKey)]
  })
}

const flat = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...flat(field.fields ?? [])])

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
  const fields = flat(describeMessage(message.octets, { secrets: await secretsOf(message, world) }))
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
