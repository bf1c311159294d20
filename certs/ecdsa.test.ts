import assert from 'node:assert/strict'
import { test } from 'node:test'
import { p256 as noble } from '@noble/curves/nist.js'
import fc from 'fast-check'
import { createRandom } from '../simulator/environment/randomness.ts'
import {
  signDeterministically,
  signDeterministicallySync,
  signRandomised,
  verifySignature,
  verifySignatureSync,
} from './ecdsa.ts'
import { derivePrivateKey, privateKeyFromScalar } from './keys/keys.ts'
import { p256, toOctets } from './keys/p256.ts'
import { publicKeyFromPoint } from './keys/public-key-info.ts'

const scalars = fc.bigInt(1n, p256.n - 1n).map(toOctets)
const messages = fc.uint8Array({ maxLength: 600 })

// RFC 6979 A.2.5, with SHA-256.
const rfcKey = privateKeyFromScalar(
  Buffer.from('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721', 'hex'),
)
const vectors = [
  {
    message: 'sample',
    r: 'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716',
    s: 'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
  },
  {
    message: 'test',
    r: 'F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367',
    s: '019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083',
  },
]

for (const { message, r, s } of vectors) {
  test(`signs '${message}' as RFC 6979 A.2.5 does`, async () => {
    const signature = await signDeterministically(rfcKey, Buffer.from(message))
    assert.equal(signature.toString('hex').toUpperCase(), r + s)
  })
}

test('knows the public point of the key in RFC 6979 A.2.5', () => {
  assert.equal(
    rfcKey.publicPoint.toString('hex').toUpperCase(),
    '0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299',
  )
})

test('signs any message with any key as @noble/curves does', () => {
  fc.assert(
    fc.property(scalars, messages, (scalar, message) => {
      const ours = signDeterministicallySync(privateKeyFromScalar(scalar), message)
      const theirs = noble.sign(message, scalar, { prehash: true, lowS: false })
      assert.equal(ours.toString('hex'), Buffer.from(theirs).toString('hex'))
    }),
    { numRuns: 60 },
  )
})

test('signatures of both kinds verify, and no longer once a bit of the message changes', async () => {
  const key = derivePrivateKey(createRandom('signer'))
  const publicKey = publicKeyFromPoint(key.publicPoint)
  const message = Buffer.from('a command for a meter')
  const other = Buffer.from('a command for a metes')
  for (const sign of [signRandomised, signDeterministically]) {
    const signature = await sign(key, message)
    assert.equal(signature.length, 64)
    assert.equal(await verifySignature(publicKey, message, signature), true)
    assert.equal(verifySignatureSync(publicKey, message, signature), true)
    assert.equal(await verifySignature(publicKey, other, signature), false)
    assert.equal(verifySignatureSync(publicKey, other, signature), false)
  }
})

test('a randomised signature is another each time', async () => {
  const key = derivePrivateKey(createRandom('signer'))
  assert.notDeepEqual(await signRandomised(key, Buffer.from('m')), await signRandomised(key, Buffer.from('m')))
})

test('octets that are no signature do not verify, and throw nothing', async () => {
  const publicKey = publicKeyFromPoint(rfcKey.publicPoint)
  for (const octets of [
    Buffer.alloc(0),
    Buffer.alloc(63, 1),
    Buffer.alloc(64),
    Buffer.alloc(64, 0xff),
    Buffer.alloc(65),
  ]) {
    assert.equal(await verifySignature(publicKey, Buffer.from('m'), octets), false)
    assert.equal(verifySignatureSync(publicKey, Buffer.from('m'), octets), false)
  }
})
