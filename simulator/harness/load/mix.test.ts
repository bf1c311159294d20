import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assumedMix, pick, readMix } from './mix.ts'

test('a mix is read from JSON, with I99 expected where nothing is said', () => {
  assert.deepEqual(readMix('[{"request": "7.4", "share": 2, "fields": {"A": "{now}"}}]', 'mix.json'), [
    { request: '7.4', share: 2, fields: { A: '{now}' }, expect: 'I99' },
  ])
})

for (const [what, text, complaint] of [
  ['no JSON', '{', /^mix\.json is no JSON/],
  ['no list', '{}', /^mix\.json: /],
  ['an empty list', '[]', /^mix\.json: /],
  ['a variant that there is not', '[{"request": "99.9", "share": 1}]', /^mix\.json: 0 request is no Service Reference/],
  ['a share of nothing', '[{"request": "7.4", "share": 0}]', /^mix\.json: 0 share /],
  ['a word that is not known', '[{"request": "7.4", "share": 1, "devise": "ESME"}]', /^mix\.json: 0 .*devise/],
  ['a code that is none', '[{"request": "7.4", "share": 1, "expect": "no"}]', /^mix\.json: 0 expect is no response/],
] as const)
  test(`${what} is refused with where it stands`, () => {
    assert.throws(() => readMix(text, 'mix.json'), { code: 'SIM_USAGE', message: complaint })
  })

test('kinds come in their shares', () => {
  const counts = new Map<string, number>()
  for (let at = 0; at < 1; at += 0.0005) {
    const { request } = pick(assumedMix, at)
    counts.set(request, (counts.get(request) ?? 0) + 1)
  }
  assert.equal(Math.round((counts.get('4.8.1') ?? 0) / 20), 35)
  assert.equal(Math.round((counts.get('6.21') ?? 0) / 20), 15)
})
