import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isUpToDate } from './page.ts'
import { pages } from './pages.ts'

describe('generated pages', () => {
  for (const page of pages)
    test(`${page.path} says what holds now`, async () => {
      assert.ok(await isUpToDate(page), `${page.path} is not up to date: npm run docs`)
    })

  test('a page that is not there is not up to date', async () => {
    assert.equal(await isUpToDate({ path: 'docs/no-such-page.md', text: () => '' }), false)
  })

  test('a page that says something else is not up to date', async () => {
    assert.equal(await isUpToDate({ path: 'docs/ARCHITECTURE.md', text: () => 'something else' }), false)
  })
})
