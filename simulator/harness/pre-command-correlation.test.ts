import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createSmki } from '../../certs/smki.ts'
import type { ServiceRequest } from '../duis/request.ts'
import { createRandom } from '../environment/randomness.ts'
import type { UseCaseCommand } from '../gbcs/content/command-content.ts'
import { type GbcsMessage, readMessage, writeUnsigned } from '../gbcs/message.ts'
import type { TransformFacts } from '../transform/facts.ts'
import type { TransformRow } from '../transform/row.ts'
import { transformRows } from '../transform/rows.ts'
import { generatedFacts } from '../transform/testing/generated-facts.ts'
import { transform } from '../transform/transform.ts'
import { correlatePreCommand } from '../users/pre-commands/correlate-pre-command.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { formatRequestId } from '../vocabulary/request-id.ts'
import { serviceReferenceOf, serviceRequests } from '../vocabulary/service-reference.ts'

/** 6.15.1 has a correlation of its own, with tests of its own. */
const rows = [...transformRows.values()].filter(
  ({ serviceReferenceVariant: variant }) => serviceRequests[variant]?.critical === true && variant !== '6.15.1',
)

function requestOf({ serviceReferenceVariant, body, user, device }: TransformFacts): ServiceRequest {
  const requestIdParts = { originator: user.identifier, target: device.identifier, counter: user.counter }
  return {
    schemaVersion: '5.4',
    requestId: formatRequestId(requestIdParts),
    requestIdParts,
    firstInSequence: null,
    precedingRequestId: null,
    commandVariant: 4,
    serviceReference: serviceReferenceOf(serviceReferenceVariant),
    serviceReferenceVariant,
    body,
  }
}

const smki = createSmki(createRandom('correlation'))
const ppmid = entityIdentifier('00-DB-12-34-56-78-90-C0')
const ppmidsCertificate = smki.deviceCredentials(ppmid).keyAgreement.certificate.der

interface Case {
  readonly request: ServiceRequest
  readonly message: GbcsMessage
  readonly preCommand: Buffer
  readonly command: UseCaseCommand<unknown>
  readonly values: unknown
  /** Whether the meter has a second element, which the inventory says and no request. */
  readonly isTwin: boolean
}

type Values = Readonly<Record<string, unknown>>
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)

/** Every value under a name, however deep. */
function under(value: unknown, name: RegExp): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => under(each, name))
  if (!isValues(value)) return []
  return Object.entries(value).flatMap(([key, each]) => [...(name.test(key) ? [each] : []), ...under(each, name)])
}

/** What no meter can be told as it stands: years of gas meters end in 2154, and a special day that applies must be defined. */
function isBeyondTheMeter(body: unknown): boolean {
  const years = under(under(body, /^gasYear/), /^specifiedYear$/) as number[]
  const defined = under(body, /^(alcsHcalcsSpecialDay|auxiliaryControllerSpecialDayDefinition|specialDay)$/).flat()
    .length
  const applied = under(under(body, /^specialDaysApplicability$/), /^(index|identifier|specialDayId)$/) as number[]
  return years.some((year) => year > 2154) || applied.some((day) => day > defined)
}

/** A join names a device of which there is a certificate. */
const withPpmid = (facts: TransformFacts): TransformFacts =>
  facts.body.kind === 'described' && facts.body.element === 'JoinServiceCritical'
    ? {
        ...facts,
        body: { ...facts.body, content: { otherDeviceId: ppmid } },
        otherDevice: facts.otherDevice && { ...facts.otherDevice, keyAgreementCertificate: ppmidsCertificate },
      }
    : facts

function caseOf(row: TransformRow): Case | null {
  const facts = withPpmid(generatedFacts(row))
  const made = isBeyondTheMeter(facts.body) ? null : transform(facts)
  if (made === null || !made.ok) return null
  const preCommand = made.value.unsigned(facts.user.counter)
  const message = readMessage(preCommand)
  assert.ok(message.ok)
  for (const { command } of row.ways) {
    const read = command.messageCode === message.value.messageCode ? command.read(message.value.content) : null
    if (read?.ok)
      return {
        request: requestOf(facts),
        message: message.value,
        preCommand,
        command,
        values: read.value,
        isTwin: facts.device.meter === 'twin',
      }
  }
  return assert.fail('no command of the row reads what the row wrote')
}

/** Pre-Commands of requests that the schema takes, some through every way of a row. */
function casesOf(row: TransformRow, each: number): readonly Case[] {
  const cases: Case[] = []
  for (let attempt = 0; attempt < 400 && cases.length < each * row.ways.length; attempt += 1) {
    const made = caseOf(row)
    if (made !== null && cases.filter(({ command }) => command === made.command).length < each) cases.push(made)
  }
  assert.ok(cases.length > 0)
  return cases
}

/** What the DCC fills in (docs/domain/gbcs.md#what-a-user-cannot-compare). */
const filledIn = /issuerEventId$|otherDeviceType$/

type Path = readonly (string | number)[]

/** Values that differ from these in one place each. */
function* alterations(values: unknown, path: Path = []): Generator<readonly [path: Path, altered: unknown]> {
  if (Array.isArray(values)) {
    if (values.length > 0) yield [path, values.slice(0, -1)]
    if (values.length > 0) yield [path, [...values, values.at(-1)]]
    for (const [at, item] of values.entries())
      for (const [where, altered] of alterations(item, [...path, at])) yield [where, values.with(at, altered)]
  } else if (isValues(values)) {
    for (const [key, value] of Object.entries(values))
      for (const [where, altered] of alterations(value, [...path, key])) yield [where, { ...values, [key]: altered }]
  } else for (const altered of others(values)) yield [path, altered]
}

/** How many alterations of one field are tried of one Pre-Command: a tariff has hundreds of prices. */
const perField = 6

const aDay = 86_400_000

function others(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return value > 1e11 ? [value - aDay, 'at once'] : [value + 1, value - 1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string')
    return [value === 'at once' ? 'never' : `${value.slice(0, -1)}${value.endsWith('1') ? 2 : 1}`]
  if (Buffer.isBuffer(value))
    return [Buffer.from(value.map((octet) => octet ^ 1)), value.subarray(1), Buffer.from([...value, 0])]
  return value === null ? [1, '20301231000000Z'] : []
}

/** The content with altered values; null where a message cannot say them, or says the same. */
function contentWith({ command, message }: Case, altered: unknown): Buffer | null {
  try {
    const content = command.write(altered, message.counter)
    return content.equals(message.content) ? null : content
  } catch {
    return null
  }
}

describe('a user correlates the Pre-Command of every critical variant', () => {
  for (const row of rows) {
    it(`${row.serviceReferenceVariant}: signs what it asked for, and nothing that is altered in a field`, () => {
      for (const found of casesOf(row, 2)) {
        const correlated = correlatePreCommand(found.request, found.preCommand)
        assert.deepEqual(correlated, { ok: true, value: true })
        const tried = new Map<string, number>()
        for (const [path, altered] of alterations(found.values)) {
          const field = path.filter((key) => typeof key === 'string').join('.')
          tried.set(field, (tried.get(field) ?? 0) + 1)
          if ((tried.get(field) ?? 0) > perField) continue
          if (filledIn.test(path.join('.')) || (found.isTwin && path[0] === 'configuration')) continue
          const content = contentWith(found, altered)
          if (content === null) continue
          const other = correlatePreCommand(found.request, writeUnsigned(found.message, content))
          assert.ok(!other.ok, `${path.join('.')} of ${found.command.messageCode.toString(16)} is signed when altered`)
          assert.match(
            other.failure.detail,
            /^(?!the body|the form).* is not what was asked for$|cannot be read/,
            path.join('.'),
          )
        }
      }
    })
  }
})

describe('a user that asked for something else', () => {
  for (const row of rows)
    it(`${row.serviceReferenceVariant}: does not sign the Pre-Command of another counter or another device`, () => {
      const [found] = casesOf(row, 1)
      assert.ok(found)
      const { requestIdParts } = found.request
      for (const changed of [{ counter: requestIdParts.counter + 1n }, { target: ppmid }]) {
        const request = { ...found.request, requestIdParts: { ...requestIdParts, ...changed } }
        assert.ok(!correlatePreCommand(request, found.preCommand).ok)
      }
    })
})
