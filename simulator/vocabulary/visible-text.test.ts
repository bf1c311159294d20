import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { visible } from './visible-text.ts'

for (const [what, text, shown] of [
  ['what clears the screen', 'bad \u0001 \u001b[2J', 'bad \\u0001 \\u001b[2J'],
  ['a link (OSC 8) and its end by BEL', '\u001b]8;;http://x\u0007x', '\\u001b]8;;http://x\\u0007x'],
  ['a control sequence in one octet (C1)', '\u009b31m \u009d0;title\u009c', '\\u009b31m \\u009d0;title\\u009c'],
  ['a return to the beginning of the line', 'refused\raccepted', 'refused\\u000daccepted'],
  ['backspace and delete', 'no\b\b\u007f', 'no\\u0008\\u0008\\u007f'],
  [
    'text from right to left',
    '\u202eMOCDAC\u202c \u2066x\u2069 \u200f',
    '\\u202eMOCDAC\\u202c \\u2066x\\u2069 \\u200f',
  ],
  ['what has no width', 'LON\u200bD\ufeff', 'LON\\u200bD\\ufeff'],
  ['half a surrogate pair', '\ud800 \udc00', '\\ud800 \\udc00'],
  ['letters in tags', 'a\u{e0041}', 'a\\udb40\\udc41'],
] as const)
  test(`${what} is shown and not obeyed`, () => assert.equal(visible(text), shown))

for (const text of ['Ünïcode, 漢字, עברית, 🔌 and £', 'two\nlines\tand a tabulator'])
  test(`'${text.slice(0, 12)}…' stays as it is`, () => assert.equal(visible(text), text))

/** Any UTF-16 units, paired or not. */
const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes))

test('JSON says the same afterwards, whatever is in it', () => {
  fc.assert(
    fc.property(units, (text) => {
      const json = visible(JSON.stringify({ text }))
      assert.equal((JSON.parse(json) as { text: string }).text, text)
      assert.equal(visible(json), json)
    }),
  )
})
