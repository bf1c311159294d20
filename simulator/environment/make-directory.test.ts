import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fromSource } from '../../certs/testing/judges.ts'
import { makeDirectory } from './make-directory.ts'

const directory = mkdtempSync(join(tmpdir(), 'make-directory-'))
after(() => rmSync(directory, { recursive: true }))

describe('makeDirectory', () => {
  it('makes those above it too, and leaves what is there', () => {
    const deep = join(directory, 'deep', 'down')
    makeDirectory(deep)
    makeDirectory(deep)
    assert.ok(statSync(deep).isDirectory())
  })

  it('fails where a file is in the way', () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'below')]) assert.throws(() => makeDirectory(path), { code: /EEXIST|ENOTDIR/ })
  })

  it('fails, and does not try for ever, where the file system takes no directories', {
    skip: !existsSync('/proc/self') && 'there is no /proc',
  }, () => {
    const source = `
      import { makeDirectory } from ${JSON.stringify(new URL('make-directory.ts', import.meta.url).href)}
      try { makeDirectory('/proc/nowhere/below') } catch { console.log('failed') }`
    const args = [...fromSource, '--input-type=module', '--eval', source]
    assert.equal(String(spawnSync(process.execPath, args, { timeout: 20_000 }).stdout), 'failed\n')
  })
})
