import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifierFromOctets } from '../../simulator/vocabulary/entity-identifier.ts'
import { toBigInt } from '../keys/p256.ts'
import { createDeviceSerialNumbers } from './device-serial-numbers.ts'

const numbers = createDeviceSerialNumbers(createRandom('device serial numbers'))
const device = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(entityIdentifierFromOctets)
const use = fc.constantFrom('digitalSignature' as const, 'keyAgreement' as const)

test('a serial number has sixteen octets, is positive, and leads back to its device', () => {
  fc.assert(
    fc.property(device, use, (of, as) => {
      const octets = numbers.of(of, as)
      assert.equal(octets.length, 16)
      assert.ok((octets[0] ?? 0) >= 0x01 && (octets[0] ?? 0) <= 0x7f)
      assert.equal(numbers.deviceOf(toBigInt(octets)), of)
    }),
  )
})

test('the two certificates of a device have two serial numbers, which another seed does not know', () => {
  const others = createDeviceSerialNumbers(createRandom('another'))
  fc.assert(
    fc.property(device, (of) => {
      const [signing, agreeing] = [numbers.of(of, 'digitalSignature'), numbers.of(of, 'keyAgreement')]
      assert.notDeepEqual(signing, agreeing)
      assert.equal(others.deviceOf(toBigInt(signing)), undefined)
    }),
  )
})

test('a number that was made for no device leads to none, whatever its size', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 160n }), (any) => numbers.deviceOf(any) === undefined))
})
