import fc from 'fast-check'
import type { DlmsData } from '../../gbcs/dlms/data.ts'

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  unsigned: [0, 0xff],
  'long-unsigned': [0, 0xffff],
  'double-long-unsigned': [0, 0xffffffff],
  integer: [-0x80, 0x7f],
  long: [-0x8000, 0x7fff],
  'double-long': [-0x80000000, 0x7fffffff],
  enum: [0, 0xff],
}

const octets = (maxLength: number) => fc.uint8Array({ minLength: 0, maxLength }).map((value) => Buffer.from(value))

/** Data of the same types as another, down to the elements of its arrays. */
export function dataLike(like: DlmsData): fc.Arbitrary<DlmsData> {
  switch (like.type) {
    case 'structure':
      return fc.tuple(...like.value.map(dataLike)).map((value): DlmsData => ({ type: 'structure', value }))
    case 'array': {
      const [element] = like.value
      if (element === undefined) return fc.constant(like)
      return fc.array(dataLike(element), { maxLength: 3 }).map((value): DlmsData => ({ type: 'array', value }))
    }
    case 'boolean':
      return fc.boolean().map((value): DlmsData => ({ type: 'boolean', value }))
    case 'bit-string': {
      const { bits } = like
      const length = Math.ceil(bits / 8)
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map((value): DlmsData => ({ type: 'bit-string', bits, value: Buffer.from(value) }))
    }
    case 'octet-string':
    case 'visible-string':
    case 'utf8-string':
      return octets(like.value.length || 20).map((value): DlmsData => ({ type: like.type, value }))
    default: {
      const range = ranges[like.type]
      if (range === undefined || !('value' in like)) return fc.constant(like)
      return fc.integer({ min: range[0], max: range[1] }).map((value) => ({ type: like.type, value }) as DlmsData)
    }
  }
}
