import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { skipWithout } from '../../certs/testing/judges.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { sharedSecret } from './key-agreement.ts'
import { referencePrivateKey, referencePublicKey } from './testing/reference-messages.ts'
import { isTopUpAuthentic, mostInToken, readTopUpToken, writeTopUpToken } from './top-up-token.ts'

const parties = {
  supplier: entityIdentifier('90-B3-D5-1F-30-01-00-00'),
  device: entityIdentifier('00-DB-12-34-56-78-90-A0'),
  secret: Buffer.alloc(32, 7),
}

const topUps = fc.record({
  amount: fc.integer({ min: 0, max: mostInToken }),
  unit: fc.constantFrom('pence' as const, 'pounds' as const),
})
const numbers = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n })

describe('a token of a top-up', () => {
  it('is twenty digits, and reads as it was written', () => {
    fc.assert(
      fc.property(topUps, numbers, (topUp, number) => {
        const text = writeTopUpToken(topUp, number, parties)
        const token = readTopUpToken(text)
        assert.match(text, /^\d{20}$/)
        assert.ok(token)
        assert.deepEqual({ amount: token.amount, unit: token.unit }, { ...topUp })
        assert.equal(token.truncatedNumber, Number(number % 1024n))
        assert.equal(isTopUpAuthentic(token, number, parties), true)
      }),
    )
  })

  it('is of one number, one device and one supplier', () => {
    const token = readTopUpToken(writeTopUpToken({ amount: 10, unit: 'pounds' }, 3n, parties))
    assert.ok(token)
    assert.equal(isTopUpAuthentic(token, 4n, parties), false)
    for (const other of [{ device: parties.supplier }, { supplier: parties.device }, { secret: Buffer.alloc(32, 8) }])
      assert.equal(isTopUpAuthentic(token, 3n, { ...parties, ...other }), false)
  })

  it('shows every mistyped digit and every two that were exchanged', () => {
    const text = writeTopUpToken({ amount: 1234, unit: 'pence' }, 5n, parties)
    for (let place = 0; place < text.length; place += 1) {
      for (const digit of '0123456789') {
        const mistyped = text.slice(0, place) + digit + text.slice(place + 1)
        if (mistyped !== text) assert.equal(readTopUpToken(mistyped), null, mistyped)
      }
      const [one, two] = [text[place], text[place + 1]]
      if (two !== undefined && one !== two)
        assert.equal(readTopUpToken(`${text.slice(0, place)}${two}${one}${text.slice(place + 2)}`), null)
    }
  })

  it('is no token where it is not twenty digits, or of another kind', () => {
    for (const text of ['', '7394614433204021731', '00000000000000000000', '7394614433204021731X'])
      assert.equal(readTopUpToken(text), null)
  })

  it('holds no more than thirteen bits', () => {
    for (const amount of [-1, mostInToken + 1, 1.5])
      assert.throws(() => writeTopUpToken({ amount, unit: 'pence' }, 1n, parties), RangeError)
  })

  it('is the published one, of the published keys', { skip: skipWithout.reference }, () => {
    const published = '73946144332040217315'
    const secret = sharedSecret(
      referencePrivateKey('90b3d51f30010000-pp-ka'),
      referencePublicKey('00db1234567890a0-ka'),
    )
    const token = readTopUpToken(published)
    assert.ok(token)
    assert.deepEqual([token.amount, token.unit, token.truncatedNumber], [10, 'pounds', 3])
    assert.equal(readTopUpToken('73950067887105178605')?.amount, 1250, 'that of the gas meter, in pence')
    assert.equal(readTopUpToken('73948959061972833133'), null, 'the one that the published meter refuses')
    assert.equal(isTopUpAuthentic(token, 3n, { ...parties, secret }), true)
    assert.equal(writeTopUpToken({ amount: 10, unit: 'pounds' }, 3n, { ...parties, secret }), published)
  })
})
