import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asn1 } from './asn1.ts'
import { oids, textOfOid } from './object-identifiers.ts'

for (const text of [
  ...Object.values(oids),
  '2.5.29.99',
  '2.999.3',
  '1.3.6.1.4.1.311.21.8',
  '0.9.2342.19200300.100.1.25',
]) {
  test(`reads ${text}`, () => {
    assert.equal(textOfOid(Buffer.from(asn1.oidToDer(text).getBytes(), 'latin1')), text)
  })
}

test('an arc of more than 32 bits is not taken for a short one', () => {
  // 2.5.4.(2^32 + 45), which forge reads as 2.5.4.45.
  assert.equal(textOfOid(Buffer.from('550490808080' + '2d', 'hex')), '2.5.4.4294967341')
})
