import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flawOfDer, longestCertificateOctets, valuesInside } from './strict-der.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

for (const [name, octets, reason] of [
  ['nothing', '', 'truncated'],
  ['a tag alone', '30', 'truncated'],
  ['a length beyond the end', '30 03 05 00', 'truncated'],
  ['a value that leaves its parent', '30 02 04 01', 'truncated'],
  ['a length of four octets', '04 84 00000001 00', 'truncated'],
  ['a second value', '05 00 05 00', 'trailing-octets'],
  ['an indefinite length', '30 80 05 00 00 00', 'indefinite-length'],
  ['a length in the long form that fits the short', '04 81 01 00', 'not-minimal'],
  ['a length with a leading zero octet', `04 82 00 80 ${'00'.repeat(128)}`, 'not-minimal'],
  ['an INTEGER with a leading zero octet', '02 02 00 01', 'not-der'],
  ['an INTEGER with a leading FF octet', '02 02 FF 80', 'not-der'],
  ['an INTEGER without octets', '02 00', 'not-der'],
  ['a BOOLEAN of 01', '01 01 01', 'not-der'],
  ['a BOOLEAN of two octets', '01 02 00 00', 'not-der'],
  ['a NULL with an octet', '05 01 00', 'not-der'],
  ['a BIT STRING without octets', '03 00', 'not-der'],
  ['a BIT STRING with eight unused bits', '03 02 08 00', 'not-der'],
  ['an empty BIT STRING with unused bits', '03 01 01', 'not-der'],
  ['a BIT STRING whose unused bits are set', '03 02 01 01', 'not-der'],
  ['an OBJECT IDENTIFIER without octets', '06 00', 'not-der'],
  ['an OBJECT IDENTIFIER that breaks off', '06 01 80', 'not-der'],
  ['an OBJECT IDENTIFIER with a needless octet', '06 03 55 80 01', 'not-der'],
  ['a constructed OCTET STRING', '24 03 04 01 00', 'not-der'],
  ['a primitive SEQUENCE', '10 00', 'not-der'],
  ['an end-of-contents value', '00 00', 'not-der'],
  ['a tag of several octets', '1F 81 00 00', 'not-der'],
  ['a SET out of order', '31 06 02 01 02 02 01 01', 'not-der'],
] as const) {
  test(`refuses ${name}`, () => {
    assert.equal(flawOfDer(hex(octets))?.reason, reason)
  })
}

for (const [name, octets] of [
  ['an empty SEQUENCE', '30 00'],
  ['a SET in order', '31 06 02 01 01 02 01 02'],
  ['a negative INTEGER', '02 02 FF 7F'],
  ['an INTEGER that needs its zero octet', '02 02 00 80'],
  ['a BIT STRING with an unused bit that is zero', '03 02 01 FE'],
  ['a length of two octets that is needed', `04 81 80 ${'00'.repeat(128)}`],
] as const) {
  test(`accepts ${name}`, () => {
    assert.equal(flawOfDer(hex(octets)), null)
  })
}

test('refuses values nested deeper than any certificate nests them', () => {
  let value = Buffer.of(5, 0)
  for (let depth = 0; depth < 60; depth++) value = Buffer.concat([Buffer.of(0x30, value.length), value])
  assert.equal(flawOfDer(value)?.reason, 'too-deep')
})

test('refuses what is too long before it looks inside', () => {
  assert.equal(flawOfDer(Buffer.alloc(longestCertificateOctets + 1))?.reason, 'oversized')
})

test('tells the values inside a value apart', () => {
  assert.deepEqual(valuesInside(hex('30 05 02 01 07 05 00')), [hex('02 01 07'), hex('05 00')])
})
