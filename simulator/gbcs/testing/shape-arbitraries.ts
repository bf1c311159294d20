import fc from 'fast-check'
import type { NamedShape, Shape } from '../content/codec.ts'
import { type AttributeValue, attributeTypes, layoutOf } from '../gbz/attribute-value.ts'
import { entityIdentifiers } from './arbitraries.ts'

/** Values of a shape: whatever a description says that there is. */
export function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'number':
      return fc.oneof(fc.constantFrom(shape.least, shape.most), fc.integer({ min: shape.least, max: shape.most }))
    case 'bigint':
      return fc.bigInt({ min: shape.least, max: shape.most })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'octets':
      return octetsOf(shape.least, Math.min(shape.most, 40))
    case 'text':
      return fc.string({ minLength: shape.least, maxLength: shape.most })
    case 'list':
      return fc.array(valuesOf(shape.of), { minLength: shape.least, maxLength: Math.min(shape.most, 8) })
    case 'optional':
      return fc.option(valuesOf(shape.of), { nil: null, freq: 3 })
    case 'record':
      return recordsOf(shape.fields)
    case 'choice':
      return fc.oneof(...shape.options.map((each) => valuesOf(each.shape).map((value) => ({ kind: each.name, value }))))
    case 'chosen':
      throw new Error('what is chosen by a field is made with its record')
    case 'other':
      return othersBy(shape.what)
  }
}

/** With the prototype that parsed values have, so that they compare as equal. */
const record = <Model>(model: { [Key in keyof Model]: fc.Arbitrary<Model[Key]> }) =>
  fc.record(model, { noNullPrototype: true })

const octetsOf = (least: number, most: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ minLength: least, maxLength: most }).map((octets) => Buffer.from(octets))

/** Fields in order, since those before decide what some hold. */
const recordsOf = (fields: readonly NamedShape[]): fc.Arbitrary<Record<string, unknown>> =>
  fields.reduce<fc.Arbitrary<Record<string, unknown>>>(
    (records, { key, shape }) =>
      records.chain((before) => fieldOf(shape, before).map((value) => ({ ...before, [key]: value }))),
    fc.constant({}),
  )

function fieldOf(shape: Shape, before: Record<string, unknown>): fc.Arbitrary<unknown> {
  if (shape.kind !== 'chosen') return valuesOf(shape)
  return valuesOf(shape.options.get(Number(before[shape.by])) ?? shape.otherwise)
}

const attributeValues = fc.constantFrom(...attributeTypes).chain<AttributeValue>((type) => {
  const layout = layoutOf(type)
  switch (layout?.kind) {
    case 'unsigned':
    case 'signed':
      return numbersOf(layout.octets, layout.kind === 'signed').map((value) => ({ type, value }))
    case 'fixed':
      return octetsOf(layout.octets, layout.octets).map((value) => ({ type, value }))
    default:
      return fc.option(octetsOf(0, 30), { nil: null }).map((value) => ({ type, value }))
  }
})

/** Numbers of up to 48 bits, and bigints of more. */
function numbersOf(octets: number, isSigned: boolean): fc.Arbitrary<number | bigint> {
  const span = 2n ** BigInt(8 * octets)
  const least = isSigned ? -span / 2n : 0n
  return fc.bigInt({ min: least, max: least + span - 1n }).map((value) => (octets <= 6 ? Number(value) : value))
}

const uint16 = fc.integer({ min: 0, max: 0xffff })
const failure = fc.integer({ min: 1, max: 0xff })

/** A DER SEQUENCE: what stands for a certificate where nobody looks inside. */
const sequences = octetsOf(0, 60).map((octets) => Buffer.concat([Buffer.of(0x30, octets.length), octets]))

const others: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'entity identifier': entityIdentifiers,
  'generalized time': fc
    .date({ min: new Date('2015-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z`),
  certificate: sequences,
  'read attribute': fc.oneof(
    record({ attributeId: uint16, status: fc.constant(0), value: attributeValues }),
    record({ attributeId: uint16, status: failure, value: fc.constant(null) }),
  ),
  'written attribute': record({ attributeId: uint16, value: attributeValues }),
  'write outcome': fc.oneof(
    fc.constant({ status: 0, attributeId: null }),
    record({ status: failure, attributeId: uint16 }),
  ),
}

function othersBy(what: string): fc.Arbitrary<unknown> {
  const found = others[what]
  if (found === undefined) throw new Error(`nobody makes ${what}`)
  return found
}
