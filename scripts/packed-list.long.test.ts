import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectDirectory } from '../certs/testing/judges.ts'
import { withheld } from './import-gate/arrows.ts'
import { runProcess } from './testing/child-process.ts'

const compiled = ['certs/', 'simulator/', 'step-definitions/']
const asTheyStand = [
  'bin/',
  'docs/',
  'features/',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'LICENSE',
  'README.md',
  'package.json',
]

/** What the build notes of the sources that it built from. */
const builtFrom = 'dist/built-from.json'

/** Files that are under version control. */
const kept = (): readonly string[] =>
  execFileSync('git', ['ls-files'], { cwd: projectDirectory, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .trim()
    .split('\n')

/** The browser console is bundled, under names that its contents give. */
const isOfConsole = (path: string): boolean => path.startsWith('dist/console/')

/** What becomes of a file in the package: nothing, itself, or what is built of it. */
function packedOf(file: string): readonly string[] {
  if (file.startsWith('docs/images/')) return []
  if (asTheyStand.some((kept) => file === kept || (kept.endsWith('/') && file.startsWith(kept)))) return [file]
  if (file.startsWith('simulator/console/') || !compiled.some((room) => file.startsWith(room))) return []
  if (file.endsWith('.test.ts') || file.split('/').some((folder) => withheld.includes(folder))) return []
  return file.endsWith('.ts') ? [`dist/${file.slice(0, -3)}.js`, `dist/${file.slice(0, -3)}.d.ts`] : [`dist/${file}`]
}

const skip = !existsSync(join(projectDirectory, '.git')) && 'only a checkout knows its files'

test('the package holds what is built of the sources, the documentation, and nothing else', { skip }, async () => {
  const { succeeded, output } = await runProcess('npm', ['pack', '--dry-run', '--json'], 300, projectDirectory)
  assert.ok(succeeded, output)
  const [{ files }] = JSON.parse(output.slice(output.indexOf('[\n'))) as [{ files: { path: string }[] }]
  const listed = new Set(files.map(({ path }) => path))
  const expected = new Set([...kept().flatMap(packedOf), builtFrom])
  assert.ok(listed.has('dist/console/index.html'))
  assert.deepEqual(
    [...expected].filter((path) => !listed.has(path)),
    [],
    'not packed',
  )
  assert.deepEqual(
    [...listed].filter((path) => !expected.has(path) && !isOfConsole(path)),
    [],
    'packed, and nobody knows why',
  )
})
