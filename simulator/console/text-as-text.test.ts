import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('testing'),
)

/** Ways to have text become markup or code. */
const ways =
  /\b(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|srcdoc|javascript:)|new Function\b/

test('what comes from outside can become nothing but text', () => {
  assert.ok(sources.length > 20)
  assert.deepEqual(
    sources.filter((file) => ways.test(readFileSync(join(here, file), 'utf8'))),
    [],
  )
})
