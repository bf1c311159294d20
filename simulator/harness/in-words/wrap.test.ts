import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wrapped } from './wrap.ts'

describe('a line that is wrapped', () => {
  test('stays as it is where it fits', () => {
    assert.deepEqual(wrapped('    seven words that fit into the line', 40), ['    seven words that fit into the line'])
    assert.deepEqual(wrapped('  whatever it is', Number.POSITIVE_INFINITY), ['  whatever it is'])
  })

  test('is broken at spaces, and goes on a little further in', () => {
    assert.deepEqual(wrapped('  one two three four five six', 14), ['  one two', '    three four', '    five six'])
  })

  test('goes on where it is told to', () => {
    assert.deepEqual(wrapped('why: one two three', 12, 5), ['why: one two', '     three'])
  })

  test('keeps columns apart, and a long word whole', () => {
    assert.deepEqual(wrapped('  cell     holder and a-very-long-identifier', 20), [
      '  cell     holder',
      '    and',
      '    a-very-long-identifier',
    ])
  })

  test('counts no colours', () => {
    const red = '\u001b[31mred\u001b[39m'
    assert.deepEqual(wrapped(`${red} green blue`, 14), [`${red} green blue`])
    assert.deepEqual(wrapped(`${red} green blue`, 9), [`${red} green`, '  blue'])
  })
})
