import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { after, before, describe, it, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { instant } from '../../../vocabulary/instant.ts'
import { sumOf } from '../rows.ts'
import { absentPostgres, type OwnDatabase, onServer, ownDatabase } from '../testing/own-database.ts'
import { storeContract } from '../testing/store-contract.ts'
import { migrateDatabase } from './migrate.ts'
import { migrations } from './migrations.ts'
import { PostgresStore } from './postgres-store.ts'

let database: OwnDatabase
let opened = 0
/** The address of tables of their own. */
async function ownTables(): Promise<string> {
  opened += 1
  await onServer(`CREATE SCHEMA t${opened}`, database.name)
  const url = `${database.url}?options=-csearch_path%3Dt${opened}`
  await migrateDatabase(url)
  return url
}

/** A way to the database that loses an answer, and the connection with it, when it is told to. */
async function cuttingProxy(address: string) {
  const { hostname, port } = new URL(address)
  let answerToLose: string | null = null
  const ways = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ways.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        ways.delete(from)
        to.destroy()
      })
      from.on('data', (octets: Buffer) => {
        if (answerToLose !== null && from === far && octets.includes(answerToLose)) {
          answerToLose = null
          near.destroy()
        } else to.write(octets)
      })
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = new URL(address)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    /** @param tag by which the database says what it has done, such as `COMMIT` or `SELECT 2` for two rows */
    cutBehind: (tag: string) => {
      answerToLose = `${tag}\0`
    },
    close: () => {
      server.close()
      for (const way of ways) way.destroy()
    },
  }
}

if (absentPostgres !== null) test('a store in PostgreSQL', { skip: absentPostgres }, () => {})
else {
  before(async () => {
    database = await ownDatabase('empty')
  })
  after(() => database.remove())

  storeContract('the store in PostgreSQL', async () => {
    const url = await ownTables()
    return { store: await PostgresStore.open(url, 'shared'), again: () => PostgresStore.open(url, 'shared') }
  })

  describe('two processes on one store in PostgreSQL', () => {
    const at = instant(1_000)
    const work = (lane: string, body: unknown) => ({ kind: 'delivery', lane, due: at, body })
    const both = async () => {
      const url = await ownTables()
      return [await PostgresStore.open(url, 'shared'), await PostgresStore.open(url, 'shared')] as const
    }

    it('get a claim once between them, and count without losing any', async () => {
      const stores = await both()
      const claimed = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          stores[index % 2]?.change({
            claims: [{ subject: 's', name: `${index % 4}`, value: index, goesWith: 'record' }],
          }),
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

    it('find what was claimed before claims had subjects and no answers, and drop it with what it goes with', async () => {
      const url = await ownTables()
      const schema = `t${opened}`
      const keys = ['spent/9-1:00:7/signed-pre-command', 'alert/00-DB/0-_x']
      const rows = keys.map((key) => {
        const [octets, body] = [Buffer.from(key), Buffer.from('"claimed"')]
        return `('\\x${octets.toString('hex')}', '\\x${body.toString('hex')}', ${sumOf(octets, body)})`
      })
      await onServer(
        `ALTER TABLE ${schema}.claim DROP COLUMN n; DELETE FROM ${schema}.migration WHERE version > 2;
         INSERT INTO ${schema}.claim (key, body, sum) VALUES ${rows}`,
        database.name,
      )
      assert.deepEqual(await migrateDatabase(url), { from: 2, to: migrations.length })
      const store = await PostgresStore.open(url, 'shared')
      const claims = ['request/9-1:00:7/spent/signed-pre-command', 'device/00-DB/alert/0-_x']
      assert.deepEqual(
        (await store.read(claims)).map(({ value }) => value),
        [true, 'claimed'],
      )
      for (const subject of ['request/9-1:00:7', 'device/00-DB']) {
        await store.change({ append: [{ subject, kind: 'noted', at, body: null }] })
        await store.fold(subject)
      }
      await store.forget({ records: 0 }, null)
      assert.deepEqual(
        (await store.read(claims)).map(({ version }) => version),
        [0, 0],
      )
      await store.close()
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
      await onServer(`UPDATE t${opened}.work SET leased_until = now() - interval '1 second'`, database.name)
      const [taken = assert.fail('the lane stands')] = (await other.take('delivery', at, 10)).taken
      assert.deepEqual([taken.body, taken.token > behind.token], [1, true])
      for (const change of [{ done: [slept] }, { again: [{ taken: slept, due: at }] }, { pass: [slept] }])
        assert.deepEqual(await sleeper.change(change), { ok: false, lost: ['a'] })
      assert.ok((await other.change({ done: [taken] })).ok)
      await Promise.all([sleeper.close(), other.close()])
    })

    it('renew nothing that was taken by one whose database went away before it heard of it', async () => {
      const address = await ownTables()
      const proxy = await cuttingProxy(address)
      const leaseMs = 300
      const taker = await PostgresStore.open(proxy.url, 'shared', leaseMs)
      const other = await PostgresStore.open(address, 'shared', leaseMs)
      await taker.change({ add: [work('a', 1)] })
      proxy.cutBehind('SELECT 2')
      await assert.rejects(taker.take('delivery', at, 10), /The database did not answer/)
      await assert.doesNotReject(taker.take('nothing', at, 10))
      await wait(4 * leaseMs)
      assert.equal((await other.take('delivery', at, 10)).taken.length, 1)
      await Promise.all([taker.close(), other.close()])
      proxy.close()
    })

    it('see no entry of History behind one that they may still miss', async () => {
      const [writer, reader] = await both()
      const slow = new pg.Client({ connectionString: database.url })
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
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND pid <> pg_backend_pid()`,
        database.name,
      )
      const changed = await store.change({ append }).catch((fault: { code: string }) => fault.code)
      const again = changed === 'SIM_STATE_UNWRITABLE' ? await store.change({ append }) : changed
      assert.equal((again as { ok: boolean }).ok, true)
      await Promise.all([store.close(), other.close()])
    })

    it('do not take a change for refused whose connection broke behind its COMMIT', async () => {
      const url = await ownTables()
      const proxy = await cuttingProxy(url)
      const [store, other] = [await PostgresStore.open(proxy.url, 'shared'), await PostgresStore.open(url, 'shared')]
      proxy.cutBehind('COMMIT')
      const claims = [{ subject: 's', name: 'a RequestID', value: 'the answer', goesWith: 'record' }] as const
      const changed = await store.change({ claims }).catch((fault: { code: string }) => fault.code)
      assert.equal(changed, 'SIM_STATE_UNWRITABLE')
      assert.equal((await other.read(['s/a RequestID']))[0]?.value, 'the answer')
      assert.deepEqual(await store.change({ claims }), { ok: false, lost: ['s/a RequestID'] })
      await Promise.all([store.close(), other.close()])
      proxy.close()
    })

    it('hear of works that the other adds', async () => {
      const [one, other] = await both()
      const heard = new Promise<string>((resolve) => other.onHint(resolve))
      await one.change({ add: [work('a', 1)] })
      assert.equal(await heard, 'delivery')
      await Promise.all([one.close(), other.close()])
    })

    it('hear at once of nothing that they cannot take: what is held, has ended, is due later, or is taken where it was added', async () => {
      const [one, other] = await both()
      one.keepTime({ now: () => at })
      const heard: string[] = []
      const hasHeardLast = new Promise<void>((resolve) =>
        other.onHint((kind) => {
          heard.push(kind)
          if (kind === 'last') resolve()
        }),
      )
      const [taken = assert.fail('nothing was taken')] = await one
        .change({ add: [{ ...work('a', 1), kind: 'held', held: true }] })
        .then((changed) => (changed.ok ? changed.held : []))
      await one.change({ add: [{ ...work('a', 1), kind: 'later', due: instant(60_000) }] })
      await one.take('own', at, 10)
      await one.change({ add: [{ ...work('a', 1), kind: 'own' }], done: [taken] })
      await one.change({ add: [{ ...work('a', 1), kind: 'last' }] })
      await hasHeardLast
      assert.deepEqual(heard, ['last'])
      await Promise.all([one.close(), other.close()])
    })
  })

  describe('a process that is alone on a store in PostgreSQL', () => {
    const at = instant(1_000)
    const open = (url: string) => PostgresStore.open(url, 'alone')

    it('is the only one: who would be alone too, or share it, is told that it is in use', async () => {
      const url = await ownTables()
      const store = await open(url)
      for (const holding of ['alone', 'shared'] as const)
        await assert.rejects(PostgresStore.open(url, holding), { code: 'SIM_STATE_IN_USE', message: /end it|end them/ })
      await store.close()
      const shared = await PostgresStore.open(url, 'shared')
      await assert.rejects(open(url), { code: 'SIM_STATE_IN_USE' })
      await shared.close()
      await (await open(url)).close()
    })

    it('takes up at once what one before it had taken, and knows what time it was', async () => {
      const url = await ownTables()
      const before = await open(url)
      before.keepTime({ now: () => at })
      await before.change({ add: [{ kind: 'delivery', lane: 'a', due: at, body: 1 }] })
      assert.equal((await before.take('delivery', at, 10)).taken.length, 1)
      // As of one that is killed: it lets nothing go.
      await onServer(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database.name}' AND pid <> pg_backend_pid()`,
        database.name,
      )
      assert.equal((await before.failure).code, 'SIM_STATE_UNWRITABLE')
      const after = await open(url)
      assert.equal(after.lastInstant, at)
      assert.equal((await after.take('delivery', at, 10)).taken.length, 1)
      await Promise.all([before.close(), after.close()])
    })
  })

  describe('tables of another version', () => {
    it('are refused with the command that makes them, and without the password', async () => {
      opened += 1
      await onServer(`CREATE SCHEMA t${opened}`, database.name)
      const url = `${database.url}?options=-csearch_path%3Dt${opened}`
      await assert.rejects(PostgresStore.open(url.replace('root@', 'root:hunter2@'), 'alone'), (fault: Error) => {
        assert.match(fault.message, /holds no tables of the simulator.*run dcc-sim store migrate/)
        assert.doesNotMatch(fault.message, /hunter2/)
        return true
      })
      assert.deepEqual(await migrateDatabase(url), { from: 0, to: migrations.length })
      assert.deepEqual(await migrateDatabase(url), { from: migrations.length, to: migrations.length })
      await onServer(`DELETE FROM t${opened}.migration WHERE version = ${migrations.length}`, database.name)
      await assert.rejects(PostgresStore.open(url, 'alone'), {
        code: 'SIM_CONFIGURATION',
        message: /holds tables of version 3, and this simulator needs version 4: run dcc-sim store migrate/,
      })
      await onServer(`INSERT INTO t${opened}.migration VALUES (${migrations.length + 1})`, database.name)
      for (const open of [() => PostgresStore.open(url, 'shared'), () => migrateDatabase(url)])
        await assert.rejects(open, { code: 'SIM_CONFIGURATION', message: /start a later simulator/ })
    })
  })

  it('says in one sentence where it cannot be opened', () =>
    assert.rejects(PostgresStore.open('postgres://root@127.0.0.1:5432/nowhere_at_all', 'shared'), {
      code: 'SIM_STATE_UNREADABLE',
      message: /cannot be opened .* see that PostgreSQL runs there/,
    }))
}
