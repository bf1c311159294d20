import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { digestOf } from './digest.ts'

const folder = mkdtempSync(join(tmpdir(), 'digest-'))
after(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

const module = write(
  'check.mjs',
  `import { rules } from './rules/index.js'\nimport parse from "parser"\nexport default rules`,
)
write('rules/index.js', `export * from './roles.ts'\nconst more = require('./more')\nexport const rules = 1`)
write('rules/roles.ts', 'export const role = 3')
write('rules/more.cjs', 'module.exports = 1')
write('node_modules/parser/package.json', '{"name":"parser","version":"1.0.0"}')
write('beside.mjs', 'nobody imports it')

const ofModule = () => digestOf({ form: 'module', path: module })

describe('the digest of an implementation', () => {
  for (const [what, file, text] of [
    ['a file that the module imports', 'rules/index.js', `export * from './roles.ts'\nconst x = require('./more')`],
    ['a file behind that', 'rules/roles.ts', 'export const role = 4'],
    ['a file that is required by half its name', 'rules/more.cjs', 'module.exports = 2'],
    ['the version of a package', 'node_modules/parser/package.json', '{"name":"parser","version":"1.0.1"}'],
  ] as const)
    it(`changes with ${what}`, () => {
      const before = ofModule()
      write(file, text)
      assert.notEqual(ofModule(), before)
    })

  it('does not change with what it does not import', () => {
    const before = ofModule()
    write('beside.mjs', 'still nobody')
    assert.equal(ofModule(), before)
  })

  it('is of the files that the words of a command name, and of what they import', () => {
    const command = `node "${module}" --port 1`
    assert.equal(digestOf({ form: 'command', command }), ofModule())
    assert.equal(digestOf({ form: 'command', command: 'some-program --flag' }), null)
  })

  it('is had of an implementation that may be executed and not read', {
    skip: process.getuid?.() === 0 && 'root reads every file',
  }, () => {
    const program = write('program', 'secret')
    chmodSync(program, 0o111)
    assert.match(digestOf({ form: 'command', command: program }) ?? '', /^[0-9a-f]{64}$/)
  })

  it('is none behind an address, or of ours', () => {
    assert.equal(digestOf({ form: 'http', address: new URL('http://127.0.0.1:1/') }), null)
    assert.equal(digestOf({ form: 'ours', mode: 'enforce' }), null)
  })
})
