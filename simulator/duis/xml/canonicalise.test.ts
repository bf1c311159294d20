import assert from 'node:assert/strict'
import { test } from 'node:test'
import { succeeded } from '../../vocabulary/result.ts'
import { canonicalDocument } from './canonicalise.ts'
import { withDocument } from './parse-document.ts'

const canonicalFormOf = (xml: string) => withDocument(Buffer.from(xml), (read) => succeeded(canonicalDocument(read)))

test('a canonical document is its own canonical form, however long, and wherever its characters are cut', () => {
  for (const characters of [0, 1, 1_300, 5_500, 200_000, 7]) {
    const xml = `<a>${'x'.repeat(characters % 3)}${'€'.repeat(characters)}</a>`
    assert.deepEqual(canonicalFormOf(xml), { ok: true, value: xml })
  }
})

test('of another document it is not', () => {
  assert.deepEqual(canonicalFormOf("<a c='d' b='€'/>"), { ok: true, value: '<a b="€" c="d"></a>' })
})
