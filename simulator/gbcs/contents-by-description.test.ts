import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { contentCodec } from './contents.ts'
import { cosemCommands } from './dlms/commands.ts'
import { decode, OctetReader } from './octets/octet-reader.ts'
import { octets } from './testing/arbitraries.ts'
import { accessResponses, dlmsData, gbzComponents } from './testing/content-arbitraries.ts'
import { useCaseDescriptions } from './use-case-descriptions.ts'

type About = Parameters<typeof contentCodec>[0]

const firstOctets = { DLMS: { response: 'DA', alert: '0F' }, GBZ: { response: '0109', alert: '0109' } } as const

/** Whatever is in a content is read as it was written, by the description that its message code and its first octets choose. */
function assertReadsAsWritten(
  about: About,
  notation: keyof typeof firstOctets,
  values: fc.Arbitrary<unknown>,
  numRuns = 20,
): void {
  const begins = Buffer.from(firstOctets[notation][about.cra === 'alert' ? 'alert' : 'response'], 'hex')
  const codec = contentCodec(about, begins)
  assert.ok(codec)
  fc.assert(
    fc.property(values, (value) => {
      const written = codec.write(value)
      assert.deepEqual(written.subarray(0, begins.length), begins)
      const read = decode(new OctetReader(written), 'the content', (reader) => codec.read(reader, 'Content'))
      assert.ok(read.ok, read.ok ? '' : read.failure.detail)
      assert.deepEqual(read.value, value)
    }),
    { numRuns },
  )
}

const nameOf = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')
const useCases = Object.entries(useCaseDescriptions).map(([code, useCase]) => ({ code: Number(code), ...useCase }))

/** As many results as each list of operations of a use case has. */
const responsesOf = (code: number) =>
  fc.oneof(...(cosemCommands[code] ?? [[]]).map((list) => accessResponses(list.map(({ kind }) => kind))))

describe('answers to commands of COSEM objects, whatever became of each operation', () => {
  for (const { code } of useCases.filter(
    ({ notations, kinds }) => notations.includes('DLMS') && kinds.includes('response'),
  ))
    it(`of ${nameOf(code)} are read as they were written`, () =>
      assertReadsAsWritten({ messageCode: code, cra: 'response' }, 'DLMS', responsesOf(code)))
})

describe('answers of clusters, none or several, each with any values of its description', () => {
  it('are read as they were written', () =>
    assertReadsAsWritten(
      { messageCode: 0x0074, cra: 'response' },
      'GBZ',
      gbzComponents.map((components) => ({ components })),
      300,
    ))
})

const eventCode = fc.nat(0xffff)
/** What an alert of a GBZ use case adds, by message code; that of any other is nothing. */
const gbzBodies: Readonly<Record<number, fc.Arbitrary<unknown>>> = {
  0x008b: gbzComponents,
  0x00cd: fc.record(
    {
      messageCode: eventCode,
      originatorCounter: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      clusterId: eventCode,
      frameControl: fc.nat(0xff),
      commandId: fc.nat(0xff),
    },
    { noNullPrototype: true },
  ),
  0x00cf: octets({ minLength: 32, maxLength: 32 }),
  0x00f2: eventCode,
}

/** Alerts whose octet-string has fields of its own, and so a length; others add whatever they like. */
const lengthsOfInside: Readonly<Record<number, number>> = { 0x00cc: 19, 0x0114: 25 }

function additionsOf(code: number): fc.Arbitrary<readonly unknown[]> {
  const length = lengthsOfInside[code]
  if (length === undefined) return fc.array(dlmsData, { maxLength: 4 })
  return octets({ minLength: length, maxLength: length }).map((value) => [{ type: 'octet-string', value }])
}

describe('alerts, whatever happened', () => {
  const alerts = useCases.filter(({ kinds }) => kinds.includes('alert'))
  for (const { code } of alerts.filter(({ notations }) => notations.includes('DLMS')))
    it(`of ${nameOf(code)} in the COSEM notation are read as they were written`, () =>
      assertReadsAsWritten(
        { messageCode: code, cra: 'alert' },
        'DLMS',
        fc
          .tuple(fc.nat(0xffffff), eventCode, octets({ minLength: 12, maxLength: 12 }), additionsOf(code))
          .map(([invokeId, alertCode, timeStamp, more]) => ({
            invokeId,
            data: {
              type: 'structure',
              value: [{ type: 'long-unsigned', value: alertCode }, { type: 'octet-string', value: timeStamp }, ...more],
            },
          })),
      ))
  for (const { code } of alerts.filter(({ notations }) => notations.includes('GBZ')))
    it(`of ${nameOf(code)} in the GBZ notation are read as they were written`, () =>
      assertReadsAsWritten(
        { messageCode: code, cra: 'alert' },
        'GBZ',
        fc
          .tuple(eventCode, fc.nat(0xffffffff), gbzBodies[code] ?? fc.constant(null))
          .map(([alertCode, timeStamp, body]) => ({ alertCode, timeStamp, body })),
      ))
})
