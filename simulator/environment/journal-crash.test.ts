import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { type OpenJournal, openJournal } from './journal.ts'
import { storeFiles } from './store/store-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'journal-crash-'))
after(() => rmSync(directory, { recursive: true }))

/** A process that commits without end, 20 at a time, and writes the number of each commit once it has resolved. */
const committer = (where: string) => `
  import { openJournal } from ${JSON.stringify(new URL('journal.ts', import.meta.url).href)}
  const journal = openJournal(${JSON.stringify(where)})
  let next = (journal.value('last') ?? -1) + 1
  const commitOne = async () => {
    const number = next++
    const events = ['a', 'b'].map((stream) => ({ stream, kind: 'numbered', body: number, octets: Buffer.alloc(3000, number) }))
    await journal.commit({ events, put: new Map([['last', number]]) })
    process.stdout.write(number + '\\n')
  }
  const commitForEver = async () => { for (;;) await commitOne() }
  for (let lane = 0; lane < 20; lane++) commitForEver()
`

/** Runs the committer and kills it when it has acknowledged about `count` commits; answers the last it acknowledged. */
async function killAfter(count: number, where: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', committer(where)], {
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

/** Everything up to the last commit is there, whole and in order. */
function assertWhole(journal: OpenJournal, acknowledged: number): void {
  const last = journal.value('last')
  assert.ok(typeof last === 'number' && last >= acknowledged, `${last} is durable, ${acknowledged} was acknowledged`)
  for (const stream of ['a', 'b']) {
    const numbers = journal.events(stream).map(({ body }) => body)
    assert.deepEqual(numbers, [...Array(last + 1).keys()])
  }
}

describe('a journal whose process was killed with SIGKILL', () => {
  it('holds everything that was acknowledged, killed again and again', async () => {
    const where = join(directory, 'killed')
    for (const count of [1, 150, 900]) {
      const acknowledged = await killAfter(count, where)
      const journal = openJournal(where)
      assertWhole(journal, acknowledged)
      assert.ok((journal.recovery?.pages ?? 0) > 0, 'the recovery was not noticed')
      journal.close()
    }
  })

  it('cuts off a change that was never acknowledged, and reports it', async () => {
    const killed = join(directory, 'torn')
    const acknowledged = await killAfter(30, killed)
    for (const begun of [24, 1000, 24 + 4096]) {
      const where = join(directory, `torn-${begun}`)
      cpSync(killed, where, { recursive: true })
      beginFrame(join(where, `${storeFiles.database}-wal`), begun)
      const journal = openJournal(where)
      assertWhole(journal, acknowledged)
      assert.ok((journal.recovery?.tornPages ?? 0) > 0, `nothing torn after ${begun} octets`)
      journal.close()
    }
  })

  it('refuses a log that lost the end of a change that was acknowledged', async () => {
    const open = join(directory, 'open')
    const journal = openJournal(open)
    // More than the log held before: nothing of an earlier generation is left behind its end.
    const event = { stream: 's', kind: 'numbered', body: 1, octets: Buffer.alloc(500_000) }
    await journal.commit({ events: [event] })
    await journal.commit({ events: [event] })
    // As a killed process leaves it, with nothing under way.
    const where = join(directory, 'cut')
    cpSync(open, where, { recursive: true })
    journal.close()
    const log = join(where, `${storeFiles.database}-wal`)
    truncateSync(log, readFileSync(log).length - 1)
    assert.throws(() => openJournal(where), { message: /-wal is damaged: the last group of changes/ })
  })

  const damages: Readonly<Record<string, { readonly spoil: (journal: string) => void; readonly message: RegExp }>> = {
    'a log that is damaged before its end': {
      spoil: (journal) => spoilt(`${journal}-wal`, (length) => Math.floor(length / 4)),
      message: /-wal is damaged/,
    },
    'a log whose header is damaged': {
      spoil: (journal) => spoilt(`${journal}-wal`, () => 17),
      message: /-wal is damaged/,
    },
    'a log that is gone': {
      spoil: (journal) => rmSync(`${journal}-wal`),
      message: /-wal is damaged: the last \d+ groups of changes/,
    },
    'a log that was emptied': {
      spoil: (journal) => truncateSync(`${journal}-wal`),
      message: /-wal is damaged: the last \d+ groups of changes/,
    },
    'a file that is gone, though its log is there': {
      spoil: (journal) => rmSync(journal),
      message: /is gone or empty, but not what stood beside it/,
    },
    'a file that is damaged': {
      spoil: (journal) => spoilt(journal, (length) => Math.floor(length / 2 / 4096) * 4096),
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
        assert.throws(() => openJournal(where), { code: 'SIM_STATE_UNREADABLE', message })
      })
    }
  })
})

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
