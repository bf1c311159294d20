import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeInWords, meaningOfCode } from './code-in-words.ts'

describe('the meaning of a code', () => {
  for (const [code, meaning] of [
    ['E4', 'The user is not responsible for this device at the needed date'],
    ['N42', 'Security credentials updated'],
    ['8F30', 'Source of a command does not have authority'],
    ['E9999', null],
    ['8000', null],
  ] as const)
    it(`of ${code} is ${meaning ?? 'not known'}`, () => assert.equal(meaningOfCode(code), meaning))

  it('is what a setting says, before ours and where we have none', () => {
    const meanings = { E4: 'Not yours', E55: 'The signing certificate has expired' }
    assert.equal(codeInWords('E4', meanings), 'E4 Not yours')
    assert.equal(codeInWords('E55', meanings), 'E55 The signing certificate has expired')
    assert.equal(codeInWords('E9999', meanings), 'E9999')
  })
})
