import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { withheld } from '../import-gate/arrows.ts'

const parent = mkdtempSync(join(tmpdir(), 'build-'))
chmodSync(parent, 0o755)
after(() => rmSync(parent, { recursive: true, force: true }))

/** A console of one line. */
const consoleFiles = {
  'main.tsx': "document.title = 'console'\n",
  'theme-first.ts': "document.title = 'dark'\n",
  'styles/console.css': 'body { margin: 0; }\n',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'index.html': ['main.tsx', 'theme-first.ts', 'console.css', 'icon.svg'].map((name) => `/assets/${name}\n`).join(''),
}

/** A checkout of a few files, with our build and, unless told otherwise, our compiler. */
function checkout(name: string, { withCompiler = true } = {}): string {
  const directory = join(parent, name)
  for (const path of [
    'scripts/build',
    'scripts/build.mjs',
    'tsconfig.json',
    'tsconfig.build.json',
    'package.json',
    'bin',
  ])
    cpSync(join(projectDirectory, path), join(directory, path), { recursive: true })
  for (const folder of ['certs', 'simulator/cli', 'simulator/testing', 'step-definitions'])
    mkdirSync(join(directory, folder), { recursive: true })
  for (const path of ['certs/a.ts', 'simulator/cli/main.ts', 'simulator/testing/double.ts', 'simulator/a.test.ts'])
    writeFileSync(join(directory, path), 'export const value: number = 1\n')
  writeFileSync(join(directory, 'certs/a.xsd'), '<schema/>\n')
  mkdirSync(join(directory, 'simulator/console/styles'), { recursive: true })
  for (const [path, text] of Object.entries(consoleFiles))
    writeFileSync(join(directory, 'simulator/console', path), text)
  if (withCompiler) symlinkSync(join(projectDirectory, 'node_modules'), join(directory, 'node_modules'))
  return directory
}

const build = (directory: string, options: readonly string[] = [], as: { readonly uid?: number } = {}) =>
  spawnSync(process.execPath, ['scripts/build.mjs', ...options], { cwd: directory, encoding: 'utf8', ...as })

const contents = (directory: string): string[] =>
  readdirSync(join(directory, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

describe('npm run build', () => {
  const directory = checkout('built')

  it('makes what the package holds, and neither tests nor what is withheld', () => {
    assert.equal(build(directory).status, 0)
    const files = contents(directory).map((name) => name.replace(/-[0-9A-Z]{8}\./, '-HASH.'))
    assert.deepEqual(files, [
      'a.d.ts',
      'a.js',
      'a.xsd',
      'built-from.json',
      'console-HASH.css',
      'icon-HASH.svg',
      'index.html',
      'licences.txt',
      'main-HASH.js',
      'main.d.ts',
      'main.js',
      'theme-first-HASH.js',
    ])
  })

  it('names in the page of the console what it is made of', () => {
    const page = readFileSync(join(directory, 'dist/console/index.html'), 'utf8')
    const named = [...page.matchAll(/\/assets\/(\S+)/g)].map(([, name = '']) => name)
    assert.equal(named.length, 4)
    for (const name of named) assert.ok(existsSync(join(directory, 'dist/console/assets', name)), name)
    assert.deepEqual(
      readdirSync(directory).filter((name) => name.startsWith('.dist-')),
      [],
    )
  })

  it('withholds what the import gate says that the package does not hold', () => {
    const { exclude } = JSON.parse(readFileSync(join(projectDirectory, 'tsconfig.build.json'), 'utf8')) as {
      exclude: string[]
    }
    for (const name of withheld)
      assert.ok(
        exclude.some((pattern) => pattern.endsWith(`/${name}`)),
        name,
      )
  })

  it('leaves dist alone where it is of this source, and where it is not, replaces what differs', () => {
    const changed = (file: string): bigint => statSync(join(directory, 'dist', file), { bigint: true }).ctimeNs
    const [other, stamp] = [changed('certs/a.js'), changed('built-from.json')]
    assert.equal(build(directory, ['--if-needed']).status, 0)
    assert.equal(changed('built-from.json'), stamp)
    writeFileSync(join(directory, 'simulator/cli/main.ts'), 'export const value: number = 2\n')
    assert.equal(build(directory, ['--check']).status, 1)
    assert.equal(build(directory, ['--if-needed']).status, 0)
    assert.match(readFileSync(join(directory, 'dist/simulator/cli/main.js'), 'utf8'), /value = 2/)
    assert.equal(changed('certs/a.js'), other)
    assert.equal(build(directory, ['--check']).status, 0)
  })

  it('removes nothing that a running program may still want, but for packing', () => {
    writeFileSync(join(directory, 'dist/certs/earlier.js'), '')
    build(directory)
    assert.ok(existsSync(join(directory, 'dist/certs/earlier.js')))
    build(directory, ['--prune'])
    assert.ok(!existsSync(join(directory, 'dist/certs/earlier.js')))
    assert.equal(build(directory, ['--check']).status, 0)
  })

  it('takes no module away from programs that run meanwhile', async () => {
    const watched = join(directory, 'dist/simulator/cli/main.js')
    const builder = spawn(process.execPath, ['scripts/build.mjs'], { cwd: directory, stdio: 'ignore' })
    const ended = once(builder, 'exit')
    let [looks, misses, isOver] = [0, 0, false]
    void ended.then(() => {
      isOver = true
    })
    for (let turn = 1; !isOver; turn += 1) {
      looks += 1
      if (!existsSync(watched)) misses += 1
      if (turn % 50 === 0) await new Promise(setImmediate)
    }
    assert.deepEqual(await ended, [0, null])
    assert.ok(looks > 100)
    assert.equal(misses, 0)
  })

  it('says what the compiler refuses, and leaves dist as it was', () => {
    writeFileSync(join(directory, 'certs/a.ts'), 'export const value: number = "one"\n')
    for (const options of [[], ['--if-needed']]) {
      const { status, stderr } = build(directory, options) as unknown as { status: number; stderr: string }
      assert.equal(status, 1)
      assert.match(stderr, /certs\/a\.ts.*not assignable/)
    }
    assert.match(readFileSync(join(directory, 'dist/certs/a.js'), 'utf8'), /value = 1/)
  })
})

describe('where nothing can be built', () => {
  it('says what to run, and lets npm ci go on', () => {
    const bare = checkout('bare', { withCompiler: false })
    const { status, stderr } = build(bare, ['--if-needed'])
    assert.equal(status, 0)
    assert.match(stderr, /no part of a production install: run `npm ci --include=dev/)
    assert.equal(build(bare).status, 1)
    const started = spawnSync(process.execPath, ['bin/dcc-sim.mjs', 'up'], { cwd: bare, encoding: 'utf8' })
    assert.equal(started.status, 3)
    assert.match(
      started.stderr,
      /^dcc-sim: it is not built: run 'npm ci --include=dev' and 'npm run build' in .*bare.*\n$/,
    )
  })

  const skip = process.getuid?.() !== 0 && 'only root can run it as somebody who may not write'
  it("says so in somebody else's checkout, whose dist it leaves as it is", { skip }, () => {
    const others = checkout('others')
    build(others)
    writeFileSync(join(others, 'certs/a.ts'), 'export const value: number = 3\n')
    const { status, stderr } = build(others, ['--if-needed'], { uid: 65_534 })
    assert.match(
      stderr,
      /others cannot be written to \(EACCES\), so dist was not built; the one that is there is of another/,
    )
    assert.equal(status, 0)
    assert.match(readFileSync(join(others, 'dist/certs/a.js'), 'utf8'), /value = 1/)
  })
})
