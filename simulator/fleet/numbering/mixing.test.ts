import { test } from 'node:test'
import fc from 'fast-check'
import { mix, unmix } from './mixing.ts'

test('what was mixed is mixed back', () => {
  const word = fc.nat(2 ** 32 - 1)
  fc.assert(
    fc.property(word, word, word, (key, first, second) => unmix(key, mix(key, first, second), second) === first),
  )
})
