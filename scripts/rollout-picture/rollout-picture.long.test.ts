import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rolloutPicture, themes, usualRollout } from './rollout-picture.ts'

test('the plot that the README shows is what a rollout works out: npm run picture draws it anew', () => {
  const runs = usualRollout()
  for (const theme of themes) {
    const drawn = readFileSync(join('docs', 'images', `rollout-${theme}.svg`), 'utf8')
    assert.equal(drawn, rolloutPicture(runs, theme), theme)
    assert.ok(drawn.length < 40_000)
  }
})
