import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openArchive } from '../../environment/archive.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { createLogger } from '../../environment/logger.ts'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { createVirtualClock } from '../../environment/virtual-clock.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Archive } from '../../vocabulary/ports/history.ts'
import { type Keep, readKeep } from '../configuration/keep.ts'
import { KeptHistory } from './kept-history.ts'

const directory = mkdtempSync(join(tmpdir(), 'kept-history-'))
after(() => rmSync(directory, { recursive: true }))

const day = 86_400_000
const start = instant(Date.parse('2026-11-22T09:00:00Z'))

/** What is left of three requests, one a day, when the third has been there for an hour. */
async function leftAfter(keep: Keep, archive: Archive | null): Promise<string[]> {
  const store = openLibsqlStore(null)
  const inFlight = createInFlight()
  const clock = createVirtualClock({ start, inFlight, onFault: (_, fault) => assert.fail(String(fault)) })
  const log = createLogger({ level: 'silent' })
  const kept = new KeptHistory({ keep, archive, state: store, history: store, clock, scheduler: clock, inFlight, log })
  await kept.start()
  const subjects = ['request/1', 'request/2', 'request/3']
  for (const subject of subjects) {
    const octets = Buffer.from(subject)
    await store.change({ append: [{ subject, kind: 'noted', at: clock.now(), body: { subject }, octets }] })
    await store.fold(subject)
    await clock.advanceBy(day)
  }
  kept.close()
  clock.close()
  const left: string[] = []
  for (const subject of subjects) if ((await store.of(subject, 0, 1)).length > 0) left.push(subject)
  store.closeAtOnce()
  return left
}

test('history is kept for a time', async () => {
  assert.deepEqual(await leftAfter(readKeep('36h'), null), ['request/3'])
  assert.deepEqual(await leftAfter(readKeep('30d'), null), ['request/1', 'request/2', 'request/3'])
})

test('so many records of history are kept', async () => {
  assert.deepEqual(await leftAfter(readKeep('2'), null), ['request/2', 'request/3'])
})

test('what is dropped was archived before, a file a day', async () => {
  const archive = join(directory, 'archive')
  await leftAfter(readKeep('1'), openArchive(archive))
  assert.deepEqual(readdirSync(archive).sort(), ['history-2026-11-22.jsonl', 'history-2026-11-23.jsonl'])
  const [line, ...more] = readFileSync(join(archive, 'history-2026-11-22.jsonl'), 'utf8').trimEnd().split('\n')
  assert.deepEqual(more, [])
  assert.deepEqual(JSON.parse(line ?? ''), {
    subject: 'request/1',
    entries: [
      {
        n: 1,
        kind: 'noted',
        at: '2026-11-22T09:00:00Z',
        body: { subject: 'request/1' },
        octets: Buffer.from('request/1').toString('base64'),
      },
    ],
  })
})

test('what the archive does not take stays, and is tried again', async () => {
  let attempts = 0
  const full: Archive = () => {
    attempts += 1
    throw new Error('no room')
  }
  assert.equal((await leftAfter(readKeep('1'), full)).length, 3)
  assert.ok(attempts > 1)
})

test('what is neither a time nor a number is refused', () => {
  assert.throws(() => readKeep('a week'), { code: 'SIM_CONFIGURATION', message: /neither 30d, nor 12h/ })
})
