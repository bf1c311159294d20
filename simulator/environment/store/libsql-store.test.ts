import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { instant } from '../../vocabulary/instant.ts'
import { createRandom } from '../randomness.ts'
import { LibsqlStore, openLibsqlStore } from './libsql-store.ts'
import { openStoreFile, openTemporaryStoreFile } from './store-file.ts'
import { storeContract } from './testing/store-contract.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-'))
after(() => rmSync(directory, { recursive: true }))

let opened = 0
storeContract('the store of a state directory', async () => {
  opened += 1
  const where = join(directory, String(opened))
  return { store: openLibsqlStore(where), again: async () => openLibsqlStore(where) }
})

const happened = (subject: string, body: unknown, octets?: Buffer) => ({
  append: [{ subject, kind: 'happened', at: instant(0), body, ...(octets !== undefined && { octets }) }],
})
const bodiesOf = async (store: LibsqlStore, subject: string) =>
  (await store.of(subject, 0, 10_000)).map(({ body }) => body)

describe('what a store takes', () => {
  it('is JSON: what is not is refused, that change alone', async () => {
    const store = openLibsqlStore(null)
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    const refused = [1n, undefined, cycle].map((body) => store.change(happened('s', body)))
    const taken = store.change(happened('s', 'json'))
    for (const { status } of await Promise.allSettled(refused)) assert.equal(status, 'rejected')
    await taken
    assert.deepEqual(await bodiesOf(store, 's'), ['json'])
    store.closeAtOnce()
  })

  it('is what a body was when it was handed in', async () => {
    const store = openLibsqlStore(null)
    const body = { state: 'before' }
    const changed = store.change(happened('s', body))
    body.state = 'after'
    await changed
    assert.deepEqual(await bodiesOf(store, 's'), [{ state: 'before' }])
    store.closeAtOnce()
  })

  it('is any JSON under any name', async () => {
    const store = openLibsqlStore(null)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue(), async (name, body) => {
        const key = `any/${name}/${JSON.stringify(body)}`
        const [before] = await store.read([key])
        await store.change({ ...happened(key, body), put: [{ key, version: before?.version ?? 0, value: body }] })
        const written = JSON.parse(JSON.stringify(body))
        assert.deepEqual((await bodiesOf(store, key)).at(-1), written)
        assert.deepEqual((await store.read([key]))[0]?.value, written)
      }),
      { numRuns: 50 },
    )
    store.closeAtOnce()
  })

  it('is listed by prefix literally, and in order over several pages', async () => {
    const store = openLibsqlStore(null)
    const keys = Array.from({ length: 25 }, (_, index) => `50%_/${String(index).padStart(2, '0')}`)
    const put = [...keys.toReversed(), '50xx/1', '50%', '50%`'].map((key) => ({ key, version: 0, value: key }))
    await store.change({ put })
    const found: string[] = []
    for (let page = await store.page('50%_', null, 10); page.length > 0; ) {
      found.push(...page.map(({ key }) => key))
      page = await store.page('50%_', found.at(-1) ?? null, 10)
    }
    assert.deepEqual(found, keys)
    store.closeAtOnce()
  })
})

describe('a store that ends with the process', () => {
  it('does not fill the memory, and leaves nothing behind', async () => {
    const where = mkdtempSync(join(directory, 'temporary-'))
    const store = new LibsqlStore(openTemporaryStoreFile(where), where)
    assert.deepEqual(readdirSync(where), [])
    const octets = Buffer.alloc(500_000)
    const memory = process.memoryUsage.rss()
    for (let index = 0; index < 300; index += 1) await store.change(happened('s', index, octets))
    assert.ok(process.memoryUsage.rss() - memory < 75_000_000)
    store.closeAtOnce()
  })

  it('is kept in memory where no file can be made', async () => {
    const store = new LibsqlStore(openTemporaryStoreFile(join(directory, 'nowhere')), 'nowhere')
    await store.change(happened('s', 1))
    assert.deepEqual(await bodiesOf(store, 's'), [1])
    store.closeAtOnce()
  })
})

describe('a change that nobody waits for', () => {
  const lazily = (body: unknown) => ({ ...happened('s', body), asynchronous: true })

  /** What a process that was killed now would have left. */
  const leftIn = async (where: string) => {
    const killed = `${where}-killed`
    rmSync(killed, { recursive: true, force: true })
    cpSync(where, killed, { recursive: true })
    const store = openLibsqlStore(killed)
    const bodies = await bodiesOf(store, 's')
    store.closeAtOnce()
    return bodies
  }

  it('costs no transaction of its own, and is lost alone where the process is killed', async () => {
    const where = join(directory, 'asynchronous')
    const store = openLibsqlStore(where)
    await store.change(happened('s', 1))
    const before = store.transactions
    await store.change(lazily(2))
    await store.change(happened('s', 3))
    assert.equal(store.transactions - before, 1)
    await store.change(lazily(4))
    assert.deepEqual(await leftIn(where), [1, 2, 3])
    await store.change(happened('s', 5))
    assert.deepEqual(await leftIn(where), [1, 2, 3, 4, 5])
    store.closeAtOnce()
  })

  it('is on the disk soon, where nothing else is written', async () => {
    const where = join(directory, 'soon')
    const store = openLibsqlStore(where)
    await store.change(lazily(1))
    await new Promise((resolve) => setTimeout(resolve, 150))
    assert.deepEqual(await leftIn(where), [1])
    store.closeAtOnce()
  })
})

describe('the record of what never ends, such as the log of a device', () => {
  it('takes few rows, reads as it was written, and keeps the newest when it is dropped', async () => {
    const store = openLibsqlStore(null)
    for (let at = 0; at < 100; at += 1)
      await store.change({ append: [{ subject: 'device', kind: 'executed', at: instant(at), body: at }] })
    await store.change({})
    assert.equal(store.room().history, 3 + 4)
    const all = Array.from({ length: 100 }, (_, at) => at)
    assert.deepEqual(await bodiesOf(store, 'device'), all)
    assert.equal(await store.forget({ since: instant(50) }, null), 1)
    assert.deepEqual(await bodiesOf(store, 'device'), all.slice(32))
    const complaints: string[] = []
    store.walk(({ message }) => complaints.push(message))
    assert.deepEqual(complaints, [])
    store.closeAtOnce()
  })

  it('frees pages that are used again: the file grows no further', async () => {
    const store = openLibsqlStore(null)
    const days = async (first: number, last: number) => {
      for (let day = first; day < last; day += 1) {
        for (let request = 0; request < 20; request += 1) {
          const subject = `request/${day}/${request}`
          const entry = {
            subject,
            kind: 'noted',
            at: instant(day),
            body: null,
            octets: createRandom(subject).octets(3000),
          }
          await store.change({ append: [entry] })
          await store.fold(subject)
        }
        await store.forget({ since: instant(day - 2) }, null)
      }
      return store.room().octets
    }
    const first = await days(0, 10)
    assert.ok((await days(10, 40)) < first * 1.2)
    store.closeAtOnce()
  })
})

describe('closing a store', () => {
  it('first makes durable what was handed in, and refuses what comes after', async () => {
    const where = join(directory, 'closing')
    const store = openLibsqlStore(where)
    const changes = Array.from({ length: 2000 }, (_, index) => store.change(happened('s', index)))
    store.closeAtOnce()
    await Promise.all(changes)
    await assert.rejects(store.change(happened('s', 'late')), { code: 'SIM_INVARIANT' })
    const again = openLibsqlStore(where)
    assert.equal((await bodiesOf(again, 's')).length, 2000)
    assert.equal(again.recovery, null)
    again.closeAtOnce()
  })
})

describe('a store that cannot be written', () => {
  it('acknowledges nothing, says so, and takes nothing from then on', async () => {
    const where = join(directory, 'removed')
    const store = openLibsqlStore(where)
    await store.change(happened('s', 'taken'))
    rmSync(where, { recursive: true })
    const changes = [store.change(happened('s', 'in vain')), store.change(happened('s', 'with it'))]
    for (const change of changes) await assert.rejects(change, { code: 'SIM_STATE_UNWRITABLE', message: /removed/ })
    assert.equal((await store.failure).code, 'SIM_STATE_UNWRITABLE')
    await assert.rejects(store.change(happened('s', 'late')), { code: 'SIM_STATE_UNWRITABLE' })
    store.closeAtOnce()
  })

  it('keeps what it had taken before', async () => {
    const where = join(directory, 'full')
    const kept = openLibsqlStore(where)
    await kept.change(happened('s', 'taken'))
    kept.closeAtOnce()
    const file = openStoreFile(where)
    file.database.exec('PRAGMA max_page_count = 8')
    const store = new LibsqlStore(file, where)
    const large = happened('s', null, Buffer.alloc(100_000))
    await assert.rejects(store.change(large), { code: 'SIM_STATE_UNWRITABLE', message: /full/ })
    store.closeAtOnce()
    const again = openLibsqlStore(where)
    assert.deepEqual(await bodiesOf(again, 's'), ['taken'])
    again.closeAtOnce()
  })
})
