import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import Database from 'libsql'
import { fromSource } from '../../../certs/testing/judges.ts'
import { HeadFile } from './head-file.ts'
import { openStoreFile, storeFiles } from './store-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-file-'))
after(() => rmSync(directory, { recursive: true }))

/** A state directory whose journal file was written by somebody else. */
function writtenBy(name: string, write: (path: string) => void): string {
  const where = join(directory, name)
  mkdirSync(where)
  write(join(where, storeFiles.database))
  return where
}

const withSql = (sql: string) => (path: string) => {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

describe('openStoreFile', () => {
  it('makes the state directory, and waits for the disk at every commit', () => {
    const file = openStoreFile(join(directory, 'deep', 'down'))
    assert.deepEqual(file.database.prepare('PRAGMA synchronous').all(), [{ synchronous: 2 }])
    assert.deepEqual(file.database.prepare('PRAGMA journal_mode').all(), [{ journal_mode: 'wal' }])
    file.close()
  })

  it('refuses a directory that is held, and opens it once it is let go', () => {
    const where = join(directory, 'held')
    const holder = openStoreFile(where)
    assert.throws(() => openStoreFile(where), { code: 'SIM_STATE_IN_USE', message: /held by another simulator/ })
    holder.close()
    openStoreFile(where).close()
  })

  it('refuses a directory that another process holds', () => {
    const where = join(directory, 'held-elsewhere')
    const holder = openStoreFile(where)
    const source = `
      import { openStoreFile } from ${JSON.stringify(new URL('store-file.ts', import.meta.url).href)}
      try { openStoreFile(${JSON.stringify(where)}) } catch (fault) { console.log(fault.code) }`
    const { stdout } = spawnSync(process.execPath, [...fromSource, '--input-type=module', '--eval', source])
    assert.equal(String(stdout), 'SIM_STATE_IN_USE\n')
    holder.close()
  })

  for (const [what, lose] of [
    ['was emptied', (path: string) => truncateSync(path)],
    ['is gone', (path: string) => rmSync(path)],
  ] as const)
    it(`refuses a directory whose store ${what} after it was closed in good order`, () => {
      const where = join(directory, `lost: ${what}`)
      const file = openStoreFile(where)
      file.committed({ group: 1, hash: new Uint8Array(32) })
      file.close()
      lose(join(where, storeFiles.database))
      const message = /gone or empty, but not what stood beside it/
      assert.throws(() => openStoreFile(where), { code: 'SIM_STATE_UNREADABLE', message })
    })

  it('opens a directory in which nothing was begun, though there is an empty file', () => {
    openStoreFile(writtenBy('not begun', (path) => writeFileSync(path, ''))).close()
  })

  for (const name of Object.values(storeFiles).filter((file) => file !== storeFiles.head))
    it(`begins anew where a process was killed while it began, and left no ${name}`, () => {
      const where = join(directory, `killed at ${name}`)
      openStoreFile(where).close()
      new HeadFile(join(where, storeFiles.head)).begin()
      rmSync(join(where, name))
      openStoreFile(where).close()
    })

  it('refuses the journal of version 0.1 in one sentence', () => {
    const where = join(writtenBy('journal', () => {}))
    writeFileSync(join(where, 'journal.sqlite'), 'as it was')
    const message = /written by version 0.1 of the simulator, .*: name another state directory/
    assert.throws(() => openStoreFile(where), { code: 'SIM_STATE_UNREADABLE', message })
  })

  const unreadable = {
    'a file that is no database': {
      where: writtenBy('text', (path) => writeFileSync(path, 'Dear diary, '.repeat(1000))),
      message: /is no store of ours, or is damaged/,
    },
    'a database of another program': {
      where: writtenBy('foreign', withSql('CREATE TABLE address (name TEXT)')),
      message: /database of another program/,
    },
    'a database that another program has marked as its own': {
      where: writtenBy('marked', withSql('PRAGMA application_id = 7')),
      message: /database of another program/,
    },
    'a store of a newer simulator': {
      where: writtenBy('newer', withSql('PRAGMA application_id = 1145258835; PRAGMA user_version = 99')),
      message: /another version of the simulator \(state version 99/,
    },
  }
  it('leaves a file that is not its own as it was', () => {
    const where = writtenBy('untouched', withSql('CREATE TABLE address (name TEXT)'))
    const before = readFileSync(join(where, storeFiles.database))
    assert.throws(() => openStoreFile(where))
    assert.deepEqual(readFileSync(join(where, storeFiles.database)), before)
  })

  it('refuses a state directory that is a file, as one that was named wrongly', () => {
    const where = join(
      writtenBy('file', (path) => writeFileSync(path, '')),
      storeFiles.database,
    )
    assert.throws(() => openStoreFile(where), { code: 'SIM_CONFIGURATION', message: /can be no state directory/ })
  })

  for (const [what, { where, message }] of Object.entries(unreadable)) {
    it(`refuses ${what}, and says what to do`, () => {
      assert.throws(() => openStoreFile(where), { code: 'SIM_STATE_UNREADABLE', message })
    })
  }
})
