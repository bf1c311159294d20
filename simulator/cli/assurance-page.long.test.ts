import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { skipWithout } from '../../certs/testing/judges.ts'
import { runCli } from './testing/run-cli.ts'

const workplace = mkdtempSync(join(tmpdir(), 'assurance-page-'))
after(() => rmSync(workplace, { recursive: true }))

/** Looks at the page as it is laid out, and leaves what it saw where the dump of the page shows it. */
const look = `<script>
  const seen = (element) => { const { width, height } = element.getBoundingClientRect(); return width > 0 && height > 0 }
  const link = document.querySelector('#NOC-13.bad a')
  const scenario = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  document.body.dataset.seen = JSON.stringify({
    summary: document.querySelector('#summary').innerText,
    rule: link.closest('tr').innerText,
    scenario: scenario.querySelector('summary').innerText,
    diagram: seen(scenario.querySelector('svg.sequence')),
    arrows: [...scenario.querySelectorAll('svg.sequence g.bad, svg.sequence g.good')].filter(seen).length,
  })
</script>`

describe('the page of an assurance, in a browser', () => {
  it('shows the summary, a failing rule, and the diagram of its scenario', { skip: skipWithout.chromium }, async () => {
    writeFileSync(
      join(workplace, 'obliging.mjs'),
      `export default () => ({ outcome: 'accepted', rule: 'NOC-10', because: 'Come in.' })`,
    )
    await runCli(['assure', '--check', 'obliging.mjs', '--rule', 'NOC-13', '--report', '.', '--json'], workplace)
    const page = join(workplace, 'report.html')
    appendFileSync(page, look)
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${workplace}/profile`, '--dump-dom']
    const { stdout } = await promisify(execFile)('chromium', [...flags, pathToFileURL(page).href], {
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    })
    const said = /data-seen="([^"]*)"/.exec(stdout)?.[1]?.replaceAll('&quot;', '"') ?? '{}'
    const seen = JSON.parse(said.replaceAll('&amp;', '&')) as Record<string, string | boolean | number>
    assert.match(
      String(seen.summary),
      /^PARTIAL FAIL \(only the scenarios of NOC-13\): \d+ of \d+ scenarios did not agree\.$/,
    )
    assert.match(String(seen.rule), /NOC-13[\s\S]*An ACB certificate/)
    assert.match(String(seen.scenario), /✗/)
    assert.equal(seen.diagram, true)
    assert.ok(Number(seen.arrows) > 0)
  })
})
