import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bitString, printableString, utf8String } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeRfc2253 } from './rfc2253.ts'

const unit = (value = '07') => [{ type: oids.organisationalUnit, value: printableString(value) }]
const name = (value: string) => [{ type: oids.commonName, value: utf8String(value) }]

test('writes the last relative name first', () => {
  assert.equal(writeRfc2253([unit(), name('Z1')]), 'CN=Z1,OU=07')
})

test('writes a type without a keyword by number, its value in hexadecimal', () => {
  const identifier = [{ type: oids.uniqueIdentifier, value: bitString(Buffer.from('90b3d51f30020000', 'hex')) }]
  assert.equal(writeRfc2253([unit('03'), identifier]), '2.5.4.45=#03090090b3d51f30020000,OU=03')
})

for (const [text, written] of [
  ['a,b+c', 'a\\,b\\+c'],
  ['"x"', '\\"x\\"'],
  [' x ', '\\ x\\ '],
  ['#x', '\\#x'],
  ['a\\b;<c>', 'a\\\\b\\;\\<c\\>'],
  ['Dŵr', 'Dŵr'],
] as const) {
  test(`escapes '${text}'`, () => {
    assert.equal(writeRfc2253([name(text)]), `CN=${written}`)
  })
}
