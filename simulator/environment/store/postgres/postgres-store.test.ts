import assert from 'node:assert/strict'
import { after, before, describe, it, test } from 'node:test'
import pg from 'pg'
import { instant } from '../../../vocabulary/instant.ts'
import { storeContract } from '../testing/store-contract.ts'
import { PostgresStore } from './postgres-store.ts'

const server = process.env.DCC_SIM_POSTGRES ?? 'postgres://root@127.0.0.1:5432'
const database = `dcc_sim_${process.pid}`

async function onServer(statement: string, where = 'postgres'): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/${where}`, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => {})
  }
}

const absent = await onServer('SELECT 1').then(
  () => null,
  (fault: Error) => `no PostgreSQL at ${server} (${fault.message}); DCC_SIM_POSTGRES names another`,
)

let opened = 0
/** The address of tables of their own. */
async function ownTables(): Promise<string> {
  opened += 1
  await onServer(`CREATE SCHEMA t${opened}`, database)
  return `${server}/${database}?options=-csearch_path%3Dt${opened}`
}

if (absent !== null) test('a store in PostgreSQL', { skip: absent }, () => {})
else {
  before(() => onServer(`CREATE DATABASE ${database}`))
  after(() => onServer(`DROP DATABASE ${database} WITH (FORCE)`))

  storeContract('the store in PostgreSQL', async () => {
    const url = await ownTables()
    return { store: await PostgresStore.open(url), again: () => PostgresStore.open(url) }
  })

  describe('two processes on one store in PostgreSQL', () => {
    const at = instant(1_000)
    const work = (lane: string, body: unknown) => ({ kind: 'delivery', lane, due: at, body })
    const both = async () => {
      const url = await ownTables()
      return [await PostgresStore.open(url), await PostgresStore.open(url)] as const
    }

    it('get a claim once between them, and count without losing any', async () => {
      const stores = await both()
      const claimed = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          stores[index % 2]?.change({ claims: [{ key: `claim ${index % 4}`, value: index }] }),
        ),
      )
      assert.equal(claimed.filter((changed) => changed?.ok).length, 4)
      const count = async (store: PostgresStore): Promise<void> => {
        for (;;) {
          const [read] = await store.read(['counter'])
          const put = { key: 'counter', version: read?.version ?? 0, value: Number(read?.value ?? 0) + 1 }
          if ((await store.change({ put: [put] })).ok) return
        }
      }
      await Promise.all(Array.from({ length: 20 }, (_, index) => count(stores[index % 2] ?? stores[0])))
      assert.equal((await stores[0].read(['counter']))[0]?.value, 20)
      await Promise.all(stores.map((store) => store.close()))
    })

    it('take each work once, and each lane in its order', async () => {
      const stores = await both()
      const bodies = Array.from({ length: 60 }, (_, index) => index)
      await stores[0].change({ add: bodies.map((body) => work(`lane ${body % 5}`, body)) })
      const done: number[] = []
      const workOff = async (store: PostgresStore): Promise<void> => {
        for (let idle = 0; idle < 20 && done.length < bodies.length; ) {
          const { taken } = await store.take('delivery', at, 3)
          idle = taken.length === 0 ? idle + 1 : 0
          for (const each of taken) {
            done.push(each.body as number)
            assert.ok((await store.change({ done: [each] })).ok)
          }
        }
      }
      await Promise.all(stores.map(workOff))
      assert.deepEqual(
        done.toSorted((one, other) => one - other),
        bodies,
      )
      for (let lane = 0; lane < 5; lane += 1) {
        const ofLane = done.filter((body) => body % 5 === lane)
        assert.deepEqual(
          ofLane,
          ofLane.toSorted((one, other) => one - other),
        )
      }
      await Promise.all(stores.map((store) => store.close()))
    })

    it('give the work of one that slept past its lease to another, and let the sleeper end nothing', async () => {
      const [sleeper, other] = await both()
      await sleeper.change({ add: [work('a', 1), work('a', 2)] })
      const [slept = assert.fail('nothing was taken')] = (await sleeper.take('delivery', at, 10)).taken
      await sleeper.change({ pass: [slept] })
      const [behind = assert.fail('the lane stood')] = (await sleeper.take('delivery', at, 10)).taken
      assert.deepEqual((await other.take('delivery', at, 10)).taken, [])
      await onServer(`UPDATE t${opened}.work SET leased_until = now() - interval '1 second'`, database)
      const [taken = assert.fail('the lane stands')] = (await other.take('delivery', at, 10)).taken
      assert.deepEqual([taken.body, taken.token > behind.token], [1, true])
      for (const change of [{ done: [slept] }, { again: [{ taken: slept, due: at }] }, { pass: [slept] }])
        assert.deepEqual(await sleeper.change(change), { ok: false, lost: ['a'] })
      assert.ok((await other.change({ done: [taken] })).ok)
      await Promise.all([sleeper.close(), other.close()])
    })

    it('see no entry of History behind one that they may still miss', async () => {
      const [writer, reader] = await both()
      const slow = new pg.Client({ connectionString: `${server}/${database}` })
      await slow.connect()
      // A transaction that began before what follows, and is not over: its entries would come first.
      await slow.query('BEGIN')
      await slow.query('SELECT pg_current_xact_id()')
      await writer.change({ append: [{ subject: 's', kind: 'noted', at, body: 1 }] })
      assert.deepEqual(await reader.since(0, 10), [])
      await slow.query('COMMIT')
      await slow.end()
      assert.deepEqual(
        (await reader.since(0, 10)).map(({ body }) => body),
        [1],
      )
      await Promise.all([writer.close(), reader.close()])
    })

    it('refuse nothing of a change whose connection broke before it was committed', async () => {
      const [store, other] = await both()
      const append = [{ subject: 's', kind: 'noted', at, body: 1 }]
      await store.change({ append })
      // As a database that is started anew does with every connection.
      await onServer(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND pid <> pg_backend_pid()`,
        database,
      )
      const changed = await store.change({ append }).catch((fault: { code: string }) => fault.code)
      const again = changed === 'SIM_STATE_UNWRITABLE' ? await store.change({ append }) : changed
      assert.equal((again as { ok: boolean }).ok, true)
      await Promise.all([store.close(), other.close()])
    })

    it('hear of works that the other adds', async () => {
      const [one, other] = await both()
      const heard = new Promise<string>((resolve) => other.onHint(resolve))
      await one.change({ add: [work('a', 1)] })
      assert.equal(await heard, 'delivery')
      await Promise.all([one.close(), other.close()])
    })
  })

  it('says in one sentence where it cannot be opened', () =>
    assert.rejects(PostgresStore.open(`${server}/nowhere_at_all`), {
      code: 'SIM_STATE_UNREADABLE',
      message: /cannot be opened .* see that PostgreSQL runs there/,
    }))
}
