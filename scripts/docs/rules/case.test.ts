import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { casesNamedIn } from './case.ts'

describe('the cases in a name', () => {
  for (const [name, numbers] of [
    ['refuses a neighbouring DNO (case 5)', [5]],
    ['leaves 6.15.1 for a GPF alone, wrong as it is (cases 11, 62)', [11, 62]],
    ['case 71: whatever is loaded, a snapshot sees one state', [71]],
    ['writes identifiers in lower case', []],
    ['takes 3 of them in any case', []],
  ] as const)
    test(`of "${name}" are ${numbers.join(' and ') || 'none'}`, () => assert.deepEqual(casesNamedIn(name), numbers))
})
