import * as fc from 'fast-check'

/** A change of octets; places are parts of the whole, so that it fits whatever it is applied to. */
export type OctetChange = (octets: Buffer) => Buffer

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const at = (octets: Buffer, part: number): number => Math.floor(part * octets.length)

const flip = fc.record({ part: place, by: fc.integer({ min: 1, max: 255 }) }).map(
  ({ part, by }): OctetChange =>
    (octets) => {
      const changed = Buffer.from(octets)
      const index = at(octets, part)
      changed[index] = (changed[index] ?? 0) ^ by
      return changed
    },
)

const cut = fc.record({ part: place, length: fc.integer({ min: 1, max: 64 }) }).map(
  ({ part, length }): OctetChange =>
    (octets) => {
      const start = at(octets, part)
      return Buffer.concat([octets.subarray(0, start), octets.subarray(start + length)])
    },
)

const truncate = place.map(
  (part): OctetChange =>
    (octets) =>
      octets.subarray(0, at(octets, part)),
)

const insert = fc.record({ part: place, what: fc.uint8Array({ minLength: 1, maxLength: 32 }) }).map(
  ({ part, what }): OctetChange =>
    (octets) => {
      const start = at(octets, part)
      return Buffer.concat([octets.subarray(0, start), what, octets.subarray(start)])
    },
)

const repeat = fc.record({ part: place, length: fc.integer({ min: 1, max: 200 }) }).map(
  ({ part, length }): OctetChange =>
    (octets) => {
      const start = at(octets, part)
      return Buffer.concat([octets.subarray(0, start + length), octets.subarray(start)])
    },
)

/** Lengths at the edges, where a DER or GBCS length may stand: indefinite, far too long, of eight octets. */
const lengths = ['80', '81ff', '82ffff', '84ffffffff', '88ffffffffffffffff', 'ff', '00'].map((hex) =>
  Buffer.from(hex, 'hex'),
)
const lieAboutLength = fc.record({ part: place, length: fc.constantFrom(...lengths) }).map(
  ({ part, length }): OctetChange =>
    (octets) => {
      const changed = Buffer.from(octets)
      length.copy(changed, at(octets, part))
      return changed
    },
)

/** Deep nesting of a constructed DER element. */
const nest = fc.record({ part: place, depth: fc.integer({ min: 1, max: 3000 }) }).map(
  ({ part, depth }): OctetChange =>
    (octets) =>
      Buffer.concat([octets.subarray(0, at(octets, part)), Buffer.from('3080'.repeat(depth), 'hex'), octets]),
)

const octetChange: fc.Arbitrary<OctetChange> = fc.oneof(
  { weight: 5, arbitrary: flip },
  { weight: 2, arbitrary: cut },
  { weight: 1, arbitrary: truncate },
  { weight: 2, arbitrary: insert },
  { weight: 1, arbitrary: repeat },
  { weight: 3, arbitrary: lieAboutLength },
  { weight: 1, arbitrary: nest },
)

/** A few changes, one after another. */
export const octetChanges: fc.Arbitrary<OctetChange> = fc
  .array(octetChange, { minLength: 1, maxLength: 3 })
  .map((changes) => (octets) => changes.reduce((changed, change) => change(changed), octets))
