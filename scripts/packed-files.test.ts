import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { projectDirectory } from '../certs/testing/judges.ts'
import { withheld } from './import-gate/arrows.ts'

const directory = mkdtempSync(join(tmpdir(), 'packed-files-'))
after(() => rmSync(directory, { recursive: true }))

/** What npm would pack of a directory with our package.json and those files. */
async function packed(...files: readonly string[]): Promise<readonly string[]> {
  cpSync(join(projectDirectory, 'package.json'), join(directory, 'package.json'))
  for (const file of files) {
    mkdirSync(join(directory, dirname(file)), { recursive: true })
    writeFileSync(join(directory, file), '')
  }
  const options = { cwd: directory, maxBuffer: 64 * 1024 * 1024, timeout: 60_000 }
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], options)
  const [{ files: listed }] = JSON.parse(stdout) as [{ files: { path: string }[] }]
  return listed.map(({ path }) => path)
}

test('what only tests need is not packed, even if an older build left it there', async () => {
  const inside = withheld.map((folder) => `dist/certs/${folder}/a.js`)
  const kept = [
    'bin/dcc-sim.mjs',
    'dist/simulator/cli/main.js',
    'dist/step-definitions/support/world.js',
    'docs/ARCHITECTURE.md',
  ]
  const listed = await packed(...kept, ...inside, 'scripts/build.mjs', 'certs/smki.ts')
  assert.deepEqual(listed.toSorted(), [...kept, 'package.json'].toSorted())
})
