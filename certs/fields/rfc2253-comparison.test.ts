import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameRfc2253 } from './rfc2253-comparison.ts'

const name = 'CN=Z1,OU=07'

for (const same of [
  name,
  'CN=Z1, OU=07',
  ' CN = Z1 ;\n OU = 07 ',
  'cn=Z1,ou=07',
  '2.5.4.3=Z1,OID.2.5.4.11=07',
  'CN="Z1",OU="07"',
  'CN=\\5A\\31,OU=0\\37',
  'CN=Z\\1,OU=07',
]) {
  test(`takes '${same}' for ${name}`, () => assert.ok(isSameRfc2253(same, name)))
}

for (const other of [
  '',
  'OU=07,CN=Z1',
  'CN=Z1+OU=07',
  'CN=Z1',
  'CN=Z1,OU=07,',
  'CN=Z1,OU=07,OU=07',
  'CN=z1,OU=07',
  'CN=Z 1,OU=07',
  'CN=Z1\\,OU\\=07',
  'CN="Z1,OU=07"',
  'CN=#5A31,OU=07',
  'CN=Z1,O=07',
]) {
  test(`does not take '${other}' for ${name}`, () => assert.equal(isSameRfc2253(other, name), false))
}

for (const [one, other] of [
  ['CN=a\\,b', 'CN="a,b"'],
  ['CN=a\\2Cb', 'CN=a\\,b'],
  ['CN=D\\C5\\B5r', 'CN=Dŵr'],
  ['CN=x\\ ', 'CN="x "'],
  ['2.5.4.45=#0309ab,OU=03', '2.5.4.45=#0309AB, OU=03'],
] as const) {
  test(`takes '${one}' for '${other}'`, () => assert.ok(isSameRfc2253(one, other)))
}

test('a value that only looks like hexadecimal is another', () => {
  assert.equal(isSameRfc2253('CN=\\#5A', 'CN=#5A'), false)
})

test('texts that are no names are the same only octet by octet', () => {
  assert.ok(isSameRfc2253('=', '='))
  assert.equal(isSameRfc2253('=', ' = '), false)
  assert.equal(isSameRfc2253(`CN=${' '.repeat(100_000)}"`, name), false)
})
