import assert from 'node:assert/strict'
import {
  chmodSync,
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
import { after, test } from 'node:test'
import { replaceFile } from './replace-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'replace-file-'))
after(() => rmSync(directory, { recursive: true }))
const at = (name: string): string => join(directory, name)
const modeOf = (name: string): string => (statSync(at(name)).mode & 0o777).toString(8)
const skip = process.platform === 'win32' && 'Windows has no modes'

test('a file has the mode that was asked for, whatever stood there', { skip }, () => {
  writeFileSync(at('key'), 'old')
  chmodSync(at('key'), 0o666)
  replaceFile(at('key'), 'new', 0o600)
  assert.deepEqual([modeOf('key'), readFileSync(at('key'), 'utf8')], ['600', 'new'])
})

test('a link is replaced, and what it led to is left alone', { skip }, () => {
  writeFileSync(at('elsewhere'), 'untouched')
  symlinkSync(at('elsewhere'), at('link'))
  replaceFile(at('link'), 'key', 0o600)
  assert.equal(readFileSync(at('elsewhere'), 'utf8'), 'untouched')
  assert.deepEqual([modeOf('link'), readFileSync(at('link'), 'utf8')], ['600', 'key'])
})

test('where it cannot be written, nothing is left beside it', () => {
  mkdirSync(at('directory'))
  writeFileSync(join(at('directory'), 'inside'), '')
  assert.throws(() => replaceFile(at('directory'), 'key', 0o600))
  assert.ok(readdirSync(directory).every((name) => !name.endsWith('.new')))
})
