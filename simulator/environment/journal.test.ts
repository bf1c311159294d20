import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { journalOn, openJournal } from './journal.ts'
import { LibsqlStore } from './store/libsql-store.ts'
import { openStoreFile, openTemporaryStoreFile } from './store/store-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'journal-'))
after(() => rmSync(directory, { recursive: true }))

const happened = (stream: string, body: unknown) => ({ events: [{ stream, kind: 'happened', body }] })

for (const [name, where] of Object.entries({
  'that ends with the process': null,
  'in a directory': join(directory, 'shared'),
})) {
  describe(`a journal ${name}`, () => {
    const journal = openJournal(where)
    after(() => journal.close())

    it('gives back the events of a stream, oldest first, with their octets', async () => {
      const octets = Buffer.from('00ff10', 'hex')
      await journal.commit({ events: [{ stream: 'request/1', kind: 'received', body: { code: 'I99' }, octets }] })
      await journal.commit(happened('request/2', null))
      await journal.commit(happened('request/1', [1, 'two', { three: null }]))
      const events = journal.events('request/1')
      assert.deepEqual(
        events.map(({ kind, body }) => ({ kind, body })),
        [
          { kind: 'received', body: { code: 'I99' } },
          { kind: 'happened', body: [1, 'two', { three: null }] },
        ],
      )
      assert.deepEqual(Buffer.from(events[0]?.octets ?? []), octets)
      assert.ok(!('octets' in (events[1] ?? {})))
    })

    it('numbers events over all streams in the order in which their commits were called', async () => {
      const commits = Array.from({ length: 50 }, (_, index) => journal.commit(happened(`order/${index % 5}`, index)))
      await Promise.all(commits)
      const events = [0, 1, 2, 3, 4].flatMap((stream) => journal.events(`order/${stream}`))
      const inOrder = events.toSorted((a, b) => a.sequence - b.sequence).map(({ body }) => body)
      assert.deepEqual(inOrder, [...Array(50).keys()])
    })

    it('keeps the value last put under a key, and none once it is removed', async () => {
      const first = journal.commit({ put: new Map([['counter', 1]]) })
      const second = journal.commit({ put: new Map([['counter', 2]]) })
      await Promise.all([first, second])
      assert.equal(journal.value('counter'), 2)
      await journal.commit({ put: new Map([['counter', undefined]]) })
      assert.equal(journal.value('counter'), undefined)
      assert.equal(journal.value('never put'), undefined)
    })

    it('lists every key with a prefix in order, more than one page of them, and no others', async () => {
      const keys = Array.from({ length: 1201 }, (_, index) => `device/${String(index).padStart(5, '0')}`)
      const others = ['device', 'device0', 'devicf/1']
      await journal.commit({ put: new Map([...keys.toReversed(), ...others].map((key) => [key, key])) })
      assert.deepEqual(
        [...journal.values('device/')],
        keys.map((key) => [key, key]),
      )
    })

    it('takes prefixes literally', async () => {
      await journal.commit({
        put: new Map([
          ['50%_a', 1],
          ['50xxa', 2],
        ]),
      })
      assert.deepEqual([...journal.values('50%_')], [['50%_a', 1]])
    })

    it('takes commits while values are being listed', async () => {
      await journal.commit({
        put: new Map(Array.from({ length: 600 }, (_, index) => [`listed/${1000 + index}`, index])),
      })
      let listed = 0
      for (const _ of journal.values('listed/')) {
        if (listed === 10) await journal.commit({ put: new Map([['other', 1]]) })
        listed += 1
      }
      assert.equal(listed, 600)
    })

    it('refuses what is not JSON, that commit alone', async () => {
      const cycle: { self?: unknown } = {}
      cycle.self = cycle
      const refused = [1n, undefined, cycle].map((body) => journal.commit(happened('not-json', body)))
      const taken = journal.commit(happened('not-json', 'json'))
      for (const { status } of await Promise.allSettled(refused)) assert.equal(status, 'rejected')
      await taken
      assert.deepEqual(
        journal.events('not-json').map(({ body }) => body),
        ['json'],
      )
    })

    it('keeps what a body was when it was committed', async () => {
      const body = { state: 'before' }
      const committed = journal.commit(happened('snapshot', body))
      body.state = 'after'
      await committed
      assert.deepEqual(journal.events('snapshot')[0]?.body, { state: 'before' })
    })

    it('gives back any JSON under any name', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue(), async (name, body) => {
          const stream = `any/${name}/${JSON.stringify(body)}`
          await journal.commit({ ...happened(stream, body), put: new Map([[stream, body]]) })
          const written = JSON.parse(JSON.stringify(body))
          assert.deepEqual(journal.events(stream)[0]?.body, written)
          assert.deepEqual(journal.value(stream), written)
        }),
        { numRuns: 50 },
      )
    })
  })
}

describe('a journal that ends with the process', () => {
  it('does not fill the memory, and leaves nothing behind', async () => {
    const where = mkdtempSync(join(directory, 'temporary-'))
    const journal = journalOn(new LibsqlStore(openTemporaryStoreFile(where), where))
    assert.deepEqual(readdirSync(where), [])
    const octets = Buffer.alloc(500_000)
    const memory = process.memoryUsage.rss()
    for (let index = 0; index < 300; index += 1)
      await journal.commit({ events: [{ stream: 's', kind: 'happened', body: index, octets }] })
    assert.ok(process.memoryUsage.rss() - memory < 75_000_000)
    journal.close()
  })

  it('is kept in memory where no file can be made', async () => {
    const journal = journalOn(new LibsqlStore(openTemporaryStoreFile(join(directory, 'nowhere')), 'nowhere'))
    await journal.commit(happened('s', 1))
    assert.equal(journal.events('s').length, 1)
    journal.close()
  })
})

describe('closing a journal', () => {
  it('first makes durable what was committed, and refuses what comes after', async () => {
    const where = join(directory, 'closing')
    const journal = openJournal(where)
    const commits = Array.from({ length: 2000 }, (_, index) => journal.commit(happened('s', index)))
    journal.close()
    await Promise.all(commits)
    await assert.rejects(journal.commit(happened('s', 'late')), { code: 'SIM_INVARIANT' })
    const again = openJournal(where)
    assert.equal(again.events('s').length, 2000)
    assert.equal(again.recovery, null)
    again.close()
  })
})

describe('a journal that cannot be written', () => {
  it('acknowledges nothing, says so, and takes nothing from then on', async () => {
    const where = join(directory, 'removed')
    const journal = openJournal(where)
    await journal.commit(happened('s', 'taken'))
    rmSync(where, { recursive: true })
    const commits = [journal.commit(happened('s', 'in vain')), journal.commit(happened('s', 'with it'))]
    for (const commit of commits) await assert.rejects(commit, { code: 'SIM_STATE_UNWRITABLE', message: /removed/ })
    assert.equal((await journal.failure).code, 'SIM_STATE_UNWRITABLE')
    await assert.rejects(journal.commit(happened('s', 'late')), { code: 'SIM_STATE_UNWRITABLE' })
    journal.close()
  })

  it('keeps what it had taken before', async () => {
    const where = join(directory, 'full')
    const kept = openJournal(where)
    await kept.commit(happened('s', 'taken'))
    kept.close()
    const file = openStoreFile(where)
    file.database.exec('PRAGMA max_page_count = 8')
    const journal = journalOn(new LibsqlStore(file, where))
    const large = { events: [{ stream: 's', kind: 'happened', body: null, octets: Buffer.alloc(100_000) }] }
    await assert.rejects(journal.commit(large), { code: 'SIM_STATE_UNWRITABLE', message: /full/ })
    journal.close()
    const again = openJournal(where)
    assert.deepEqual(
      again.events('s').map(({ body }) => body),
      ['taken'],
    )
    again.close()
  })
})

describe('a journal that is opened again', () => {
  it('goes on numbering where it was', async () => {
    const where = join(directory, 'again')
    const first = openJournal(where)
    await first.commit({ ...happened('s', 1), put: new Map([['k', 1]]) })
    first.close()
    const second = openJournal(where)
    await second.commit(happened('s', 2))
    assert.deepEqual(
      second.events('s').map(({ sequence, body }) => [sequence, body]),
      [
        [1, 1],
        [2, 2],
      ],
    )
    assert.equal(second.value('k'), 1)
    second.close()
  })
})
