import assert from 'node:assert/strict'
import { test } from 'node:test'
import { piecesOf } from './unseen-characters.ts'

const shown = (text: string): string =>
  piecesOf(text)
    .map(({ text: piece, unseen }) => (unseen === null ? piece : `⟨${unseen}⟩`))
    .join('')

const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
  ['plain text as it stands', 'Powys & Söhne <b>', 'Powys & Söhne <b>'],
  ['a mark that turns the direction', 'abc\u202edef', 'abc⟨U+202E⟩def'],
  ['a space of no width', 'E4\u200b', 'E4⟨U+200B⟩'],
  ['a control character', '\u001b[31m', '⟨U+001B⟩[31m'],
  ['a tag character beyond the first plane', 'x\u{e0041}', 'x⟨U+E0041⟩'],
  ['line breaks, which are seen', 'a\nb', 'a\nb'],
]
for (const [what, text, expected] of cases) test(`shows ${what}`, () => assert.equal(shown(text), expected))
