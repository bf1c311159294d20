import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import Database from 'libsql'
import { journalFileName, openJournalFile } from './journal-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'journal-file-'))
after(() => rmSync(directory, { recursive: true }))

/** A state directory whose journal file was written by somebody else. */
function writtenBy(name: string, write: (path: string) => void): string {
  const where = join(directory, name)
  mkdirSync(where)
  write(join(where, journalFileName))
  return where
}

const withSql = (sql: string) => (path: string) => {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

describe('openJournalFile', () => {
  it('makes the state directory, and waits for the disk at every commit', () => {
    const file = openJournalFile(join(directory, 'deep', 'down'))
    assert.deepEqual(file.database.prepare('PRAGMA synchronous').all(), [{ synchronous: 2 }])
    assert.deepEqual(file.database.prepare('PRAGMA journal_mode').all(), [{ journal_mode: 'wal' }])
    file.close()
  })

  it('refuses a directory that is held, and opens it once it is let go', () => {
    const where = join(directory, 'held')
    const holder = openJournalFile(where)
    assert.throws(() => openJournalFile(where), { code: 'SIM_STATE_IN_USE', message: /held by another simulator/ })
    holder.close()
    openJournalFile(where).close()
  })

  it('refuses a directory that another process holds', () => {
    const where = join(directory, 'held-elsewhere')
    const holder = openJournalFile(where)
    const source = `
      import { openJournalFile } from ${JSON.stringify(new URL('journal-file.ts', import.meta.url).href)}
      try { openJournalFile(${JSON.stringify(where)}) } catch (fault) { console.log(fault.code) }`
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source])
    assert.equal(String(stdout), 'SIM_STATE_IN_USE\n')
    holder.close()
  })

  for (const [what, lose] of [
    ['was emptied', (path: string) => truncateSync(path)],
    ['is gone', (path: string) => rmSync(path)],
  ] as const)
    it(`refuses a directory whose journal ${what} after it was closed in good order`, () => {
      const where = join(directory, `lost: ${what}`)
      openJournalFile(where).close()
      lose(join(where, journalFileName))
      const message = /gone or empty, and .*state-begun says that it held a state: put it back.* to begin anew/
      assert.throws(() => openJournalFile(where), { code: 'SIM_STATE_UNREADABLE', message })
      rmSync(join(where, 'state-begun'))
      openJournalFile(where).close()
    })

  it('opens a directory in which nothing was begun, though there is an empty file', () => {
    openJournalFile(writtenBy('not begun', (path) => writeFileSync(path, ''))).close()
  })

  const unreadable = {
    'a file that is no database': {
      where: writtenBy('text', (path) => writeFileSync(path, 'Dear diary, '.repeat(1000))),
      message: /is not a journal, or is damaged/,
    },
    'a database of another program': {
      where: writtenBy('foreign', withSql('CREATE TABLE address (name TEXT)')),
      message: /database of another program/,
    },
    'a database that another program has marked as its own': {
      where: writtenBy('marked', withSql('PRAGMA application_id = 7')),
      message: /database of another program/,
    },
    'a journal of a newer simulator': {
      where: writtenBy('newer', withSql('PRAGMA application_id = 1145258826; PRAGMA user_version = 99')),
      message: /newer simulator \(journal version 99/,
    },
  }
  it('leaves a file that is not its own as it was', () => {
    const where = writtenBy('untouched', withSql('CREATE TABLE address (name TEXT)'))
    const before = readFileSync(join(where, journalFileName))
    assert.throws(() => openJournalFile(where))
    assert.deepEqual(readFileSync(join(where, journalFileName)), before)
  })

  it('refuses a state directory that is a file, as one that was named wrongly', () => {
    const where = join(
      writtenBy('file', (path) => writeFileSync(path, '')),
      journalFileName,
    )
    assert.throws(() => openJournalFile(where), { code: 'SIM_CONFIGURATION', message: /can be no state directory/ })
  })

  for (const [what, { where, message }] of Object.entries(unreadable)) {
    it(`refuses ${what}, and says what to do`, () => {
      assert.throws(() => openJournalFile(where), { code: 'SIM_STATE_UNREADABLE', message })
    })
  }
})
