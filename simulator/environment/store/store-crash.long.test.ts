import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { fromSource } from '../../../certs/testing/judges.ts'
import { instant } from '../../vocabulary/instant.ts'
import { type LibsqlStore, openLibsqlStore } from './libsql-store.ts'
import { pageLength } from './page-sum.ts'
import { storeFiles } from './store-file.ts'
import { readWalExtent } from './wal.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-crash-'))
after(() => rmSync(directory, { recursive: true }))

/** A process that commits without end, 20 at a time, and writes the number of each commit once it has resolved. */
const committer = (where: string) => `
  import { openLibsqlStore } from ${JSON.stringify(new URL('libsql-store.ts', import.meta.url).href)}
  const store = openLibsqlStore(${JSON.stringify(where)})
  let next = (await store.of('a', 0, Infinity)).length
  const changeOne = async () => {
    const number = next++
    const append = ['a', 'b'].map((subject) => ({ subject, kind: 'numbered', at: 0, body: number, octets: Buffer.alloc(3000, number) }))
    await store.change({ append })
    process.stdout.write(number + '\\n')
  }
  const changeForEver = async () => { for (;;) await changeOne() }
  for (let lane = 0; lane < 20; lane++) changeForEver()
`

/** Runs the committer and kills it when it has acknowledged about `count` commits; answers the last it acknowledged. */
async function killAfter(count: number, where: string): Promise<number> {
  const child = spawn(process.execPath, [...fromSource, '--input-type=module', '--eval', committer(where)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = -1
  let lines = 0
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Math.max(acknowledged, Number(line))
    lines += 1
    if (lines === count) child.kill('SIGKILL')
  }
  assert.ok(lines >= count, 'the committer ended by itself')
  return acknowledged
}

/** Everything up to the last change is there, whole and in order. */
async function assertWhole(store: LibsqlStore, acknowledged: number): Promise<void> {
  const [first, second] = await Promise.all(['a', 'b'].map((subject) => store.of(subject, 0, Number.POSITIVE_INFINITY)))
  const numbers = first?.map(({ body }) => body) ?? []
  assert.ok(numbers.length > acknowledged, `${numbers.length - 1} is durable, ${acknowledged} was acknowledged`)
  assert.deepEqual(numbers, [...Array(numbers.length).keys()])
  assert.deepEqual(
    second?.map(({ body }) => body),
    numbers,
  )
}

describe('a store whose process was killed with SIGKILL', () => {
  it('holds everything that was acknowledged, killed again and again', async () => {
    const where = join(directory, 'killed')
    for (const count of [1, 150, 900]) {
      const acknowledged = await killAfter(count, where)
      const store = openLibsqlStore(where)
      await assertWhole(store, acknowledged)
      assert.ok((store.recovery?.pages ?? 0) > 0, 'the recovery was not noticed')
      store.closeAtOnce()
    }
  })

  it('cuts off a change that was never acknowledged, and reports it', async () => {
    const killed = join(directory, 'torn')
    const acknowledged = await killAfter(30, killed)
    for (const begun of [24, 1000, 24 + 4096]) {
      const where = join(directory, `torn-${begun}`)
      cpSync(killed, where, { recursive: true })
      beginFrame(join(where, `${storeFiles.database}-wal`), begun)
      const store = openLibsqlStore(where)
      await assertWhole(store, acknowledged)
      assert.ok((store.recovery?.tornPages ?? 0) > 0, `nothing torn after ${begun} octets`)
      store.closeAtOnce()
    }
  })

  it('refuses a log that lost the end of a change that was acknowledged', async () => {
    const open = join(directory, 'open')
    const store = openLibsqlStore(open)
    // More than the log held before: nothing of an earlier generation is left behind its end.
    const entry = { subject: 's', kind: 'numbered', at: instant(0), body: 1, octets: Buffer.alloc(500_000) }
    await store.change({ append: [entry] })
    await store.change({ append: [entry] })
    // As a killed process leaves it, with nothing under way.
    const where = join(directory, 'cut')
    cpSync(open, where, { recursive: true })
    store.closeAtOnce()
    const log = join(where, `${storeFiles.database}-wal`)
    truncateSync(log, readFileSync(log).length - 1)
    assert.throws(() => openLibsqlStore(where), { message: /-wal is damaged: the last group of changes/ })
  })

  const damages: Readonly<Record<string, { readonly spoil: (database: string) => void; readonly message: RegExp }>> = {
    'a log that is damaged before its end': {
      spoil: (database) => spoilt(`${database}-wal`, (length) => Math.floor(length / 4)),
      message: /-wal is damaged/,
    },
    'a log whose header is damaged': {
      spoil: (database) => spoilt(`${database}-wal`, () => 17),
      message: /-wal is damaged/,
    },
    'a log that is gone': {
      spoil: (database) => rmSync(`${database}-wal`),
      message: /-wal is damaged: the last \d+ groups of changes/,
    },
    'a log that was emptied': {
      spoil: (database) => truncateSync(`${database}-wal`),
      message: /-wal is damaged: the last \d+ groups of changes/,
    },
    'a file that is gone, though its log is there': {
      spoil: (database) => rmSync(database),
      message: /is gone or empty, but not what stood beside it/,
    },
    'a file that is damaged': {
      // What the log holds anew is read from there, whatever the file says.
      spoil: (database) => spoilt(database, () => (pageBesideLog(database) - 1) * pageLength),
      message: /pages are not as they were written/,
    },
  }
  describe('gives up nothing that was acknowledged, and refuses', () => {
    const killed = join(directory, 'damaged')
    before(() => killAfter(2_000, killed))
    for (const [what, { spoil, message }] of Object.entries(damages)) {
      it(what, () => {
        const where = join(directory, `damaged-${what}`)
        cpSync(killed, where, { recursive: true })
        spoil(join(where, storeFiles.database))
        assert.throws(() => openLibsqlStore(where), { code: 'SIM_STATE_UNREADABLE', message })
      })
    }
  })
})

/** The number of a page whose newest version is in the file. */
function pageBesideLog(database: string): number {
  const logged = new Set(readWalExtent(`${database}-wal`)?.pages.map((page) => page?.number))
  const numbers = Array.from({ length: readFileSync(database).length / pageLength }, (_, index) => index + 1)
  return numbers.find((number) => !logged.has(number)) ?? assert.fail('the log holds every page anew')
}

/** Goes on with a write-ahead log as a process does that is killed in the middle of a frame. */
function beginFrame(log: string, octets: number): void {
  const header = readFileSync(log).subarray(0, 32)
  const frame = Buffer.alloc(24 + 4096)
  frame.writeUInt32BE(2, 0)
  header.copy(frame, 8, 16, 24)
  appendFileSync(log, frame.subarray(0, octets))
}

/** Turns over the octets of a file from one place on. */
function spoilt(path: string, place: (length: number) => number): void {
  const octets = readFileSync(path)
  const from = place(octets.length)
  for (let at = from; at < from + 40; at += 1) octets[at] = (octets[at] ?? 0) ^ 0xff
  writeFileSync(path, octets)
}
