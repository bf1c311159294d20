import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { withArticle } from './article.ts'

describe('the article', () => {
  for (const said of [
    'an ESME',
    'a GSME',
    'a GPF',
    'a CHF',
    'an HCALCS',
    'an IHD',
    'a PPMID',
    'an MPAN',
    'an MPRN',
    'an SRV',
    'a UTRN',
    'an Alert',
    'a Command',
    'a Response',
    'an import MPAN',
    'a user',
    'an unknown device',
  ])
    test(said, () => assert.equal(withArticle(said.replace(/^an? /, '')), said))
})

/** Source that puts an article of its own before what is filled in: `a ${device.type}` becomes "a ESME". */
const ownArticle = /\b[Aa]n? \$\{/

test('comes from one function wherever the noun is filled in', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const sources = ['certs', 'simulator', 'step-definitions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
  )
  const wrong = sources.filter((path) => /(?<!\.test)\.ts$/.test(path) && ownArticle.test(readFileSync(path, 'utf8')))
  assert.deepEqual(wrong, [])
})
