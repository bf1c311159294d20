import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instant } from '../../../vocabulary/instant.ts'
import type { Archive, History, HistoryEntry } from '../../../vocabulary/ports/history.ts'
import type { Claim, State } from '../../../vocabulary/ports/state.ts'

export type Store = State & History

/** What every store keeps to, whatever it stands on. Each test gets its own store, and may open it again. */
export function storeContract(name: string, open: () => Promise<{ store: Store; again: () => Promise<Store> }>): void {
  const at = instant(1_000)
  const entry = (subject: string, body: unknown): HistoryEntry => ({ subject, kind: 'noted', at, body })
  const claim = (subject: string, value: number, goesWith: Claim['goesWith'] = 'record'): Claim => ({
    subject,
    name: `claim ${value}`,
    value,
    goesWith,
  })
  const work = (lane: string, body: unknown, due = at) => ({ kind: 'delivery', lane, due, body })

  describe(`${name}: State`, () => {
    it('gives back what was put, with a version that grows', async () => {
      const { store } = await open()
      assert.deepEqual(await store.read(['a']), [{ key: 'a', version: 0, value: undefined }])
      await store.change({ put: [{ key: 'a', version: 0, value: { one: 1 } }] })
      const [first] = await store.read(['a'])
      assert.deepEqual(first?.value, { one: 1 })
      await store.change({ put: [{ key: 'a', version: first?.version ?? 0, value: 'two' }] })
      const [second] = await store.read(['a'])
      assert.equal(second?.value, 'two')
      assert.ok((second?.version ?? 0) > (first?.version ?? 0))
      await store.close()
    })

    it('refuses a put on a version that is no longer the one, names it, and writes nothing of that change', async () => {
      const { store } = await open()
      await store.change({ put: [{ key: 'a', version: 0, value: 1 }] })
      const refused = await store.change({
        put: [
          { key: 'b', version: 0, value: 2 },
          { key: 'a', version: 0, value: 3 },
        ],
        append: [entry('s', 'never')],
      })
      assert.deepEqual(refused, { ok: false, lost: ['a'] })
      const values = await store.read(['a', 'b'])
      assert.deepEqual(
        values.map(({ value }) => value),
        [1, undefined],
      )
      assert.deepEqual(await store.of('s', 0, 10), [])
      await store.close()
    })

    it('refuses a change that expects what was changed meanwhile, also where the value was removed and came back', async () => {
      const { store } = await open()
      await store.change({ put: [{ key: 'a', version: 0, value: 1 }] })
      const [read] = await store.read(['a'])
      await store.change({ put: [{ key: 'a', version: read?.version ?? 0, value: undefined }] })
      await store.change({ put: [{ key: 'a', version: 0, value: 1 }] })
      const changed = await store.change({
        expect: [{ key: 'a', version: read?.version ?? 0 }],
        append: [entry('s', 1)],
      })
      assert.deepEqual(changed, { ok: false, lost: ['a'] })
      await store.close()
    })

    it('gives a claim to the first of twenty that ask at once, and to nobody after it', async () => {
      const { store } = await open()
      const one = (value: number): Claim => ({ subject: 's', name: 'claim', value, goesWith: 'record' })
      const asked = Array.from({ length: 20 }, (_, index) => store.change({ claims: [one(index)] }))
      const got = (await Promise.all(asked)).filter(({ ok }) => ok)
      assert.equal(got.length, 1)
      assert.deepEqual(await store.change({ claims: [one(99)] }), { ok: false, lost: ['s/claim'] })
      const [claimed] = await store.read(['s/claim'])
      assert.equal(claimed?.value, 0)
      await store.close()
    })

    it('makes what nobody waits for take effect at once, and durable in its turn', async () => {
      const { store, again } = await open()
      await store.change({ add: [work('a', 1), work('a', 2)] })
      const [taken = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
      const asynchronous = { put: [{ key: 'a', version: 0, value: 1 }], append: [entry('s', 1)], done: [taken] }
      assert.ok((await store.change({ ...asynchronous, asynchronous: true })).ok)
      const [read] = await store.read(['a'])
      assert.deepEqual([read?.value, (await store.of('s', 0, 10)).length], [1, 1])
      assert.deepEqual(
        (await store.take('delivery', at, 10)).taken.map(({ body }) => body),
        [2],
      )
      const next = await store.change({ put: [{ key: 'a', version: read?.version ?? 0, value: 2 }] })
      assert.ok(next.ok && next.version > (read?.version ?? 0))
      assert.deepEqual(await store.change({ expect: [{ key: 'a', version: read?.version ?? 0 }] }), {
        ok: false,
        lost: ['a'],
      })
      await store.close()
      const opened = await again()
      assert.deepEqual((await opened.read(['a']))[0]?.value, 2)
      assert.equal((await opened.of('s', 0, 10)).length, 1)
      await opened.close()
    })

    it('lists values by prefix, in order, a page at a time', async () => {
      const { store } = await open()
      const keys = ['p/1', 'p/2', 'p/3', 'q/1']
      await store.change({ put: keys.map((key) => ({ key, version: 0, value: key })) })
      const first = await store.page('p/', null, 2)
      const second = await store.page('p/', first.at(-1)?.key ?? null, 2)
      assert.deepEqual(
        [...first, ...second].map(({ key }) => key),
        ['p/1', 'p/2', 'p/3'],
      )
      await store.close()
    })

    it('keeps everything when it is opened again', async () => {
      const { store, again } = await open()
      await store.change({
        claims: [claim('s', 1)],
        put: [{ key: 'a', version: 0, value: 'kept' }],
        append: [entry('s', 1), { ...entry('s', 2), octets: Buffer.from([1, 2, 255]) }],
        add: [work('lane', 'later')],
      })
      await store.close()
      const opened = await again()
      const values = await opened.read(['s/claim 1', 'a'])
      assert.deepEqual(
        values.map(({ value }) => value),
        [1, 'kept'],
      )
      const entries = await opened.of('s', 0, 10)
      assert.deepEqual(
        entries.map(({ n, body, octets }) => [n, body, octets]),
        [
          [1, 1, undefined],
          [2, 2, Buffer.from([1, 2, 255])],
        ],
      )
      const { taken } = await opened.take('delivery', at, 10)
      assert.deepEqual(
        taken.map(({ lane, body }) => [lane, body]),
        [['lane', 'later']],
      )
      await opened.close()
    })
  })

  describe(`${name}: work`, () => {
    it('is taken when it is due, first of its lane first, one of a lane at a time', async () => {
      const { store } = await open()
      await store.change({ add: [work('a', 1), work('a', 2), work('b', 3), work('c', 4, instant(5_000))] })
      const { taken, next } = await store.take('delivery', at, 10)
      assert.deepEqual(taken.map(({ body }) => body).sort(), [1, 3])
      assert.equal(next, 5_000)
      assert.deepEqual((await store.take('delivery', at, 10)).taken, [])
      await store.change({ done: taken.filter(({ lane }) => lane === 'a') })
      assert.deepEqual(
        (await store.take('delivery', at, 10)).taken.map(({ body }) => body),
        [2],
      )
      await store.close()
    })

    it('comes again when it is let go, and what waits behind it stays behind it', async () => {
      const { store } = await open()
      await store.change({ add: [work('a', 1), work('a', 2)] })
      const [taken = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
      await store.change({ again: [{ taken, due: instant(2_000) }] })
      assert.deepEqual(await store.take('delivery', at, 10), { taken: [], next: 2_000 })
      const [again] = (await store.take('delivery', instant(2_000), 10)).taken
      assert.deepEqual([again?.body, again?.attempts], [1, 1])
      await store.close()
    })

    it('is not ended by one whose turn is over', async () => {
      const { store } = await open()
      await store.change({ add: [work('a', 1)] })
      const [first = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
      await store.change({ again: [{ taken: first, due: at }] })
      assert.deepEqual(await store.change({ done: [first] }), { ok: false, lost: ['a'] })
      const [second = assert.fail('it was gone')] = (await store.take('delivery', at, 10)).taken
      assert.ok((await store.change({ done: [second] })).ok)
      assert.deepEqual(await store.change({ done: [second] }), { ok: false, lost: ['a'] })
      await store.close()
    })

    it('can be held by the one who adds it, where the lane is free', async () => {
      const { store } = await open()
      const added = await store.change({ add: [{ ...work('a', 1), held: true }] })
      assert.deepEqual(added.ok && added.held.map(({ body }) => body), [1])
      const behind = await store.change({ add: [{ ...work('a', 2), held: true }] })
      assert.deepEqual(behind.ok && behind.held, [])
      assert.deepEqual((await store.take('delivery', at, 10)).taken, [])
      await store.close()
    })

    it('lets those behind it go on when it is passed, is held until it ends, and comes first again after a restart', async () => {
      const { store, again } = await open()
      await store.change({ add: [work('a', 1), work('a', 2), work('a', 3)] })
      const [first = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
      assert.ok((await store.change({ pass: [first] })).ok)
      const [second = assert.fail('the lane stood')] = (await store.take('delivery', at, 10)).taken
      assert.equal(second.body, 2)
      assert.deepEqual((await store.take('delivery', at, 10)).taken, [])
      assert.deepEqual(
        (await store.works('delivery', 'a')).map(({ body, hold }) => [body, hold]),
        [
          [1, 'passed'],
          [2, 'held'],
          [3, 'free'],
        ],
      )
      await store.change({ done: [second] })
      await store.close()
      const opened = await again()
      const [taken] = (await opened.take('delivery', at, 10)).taken
      assert.equal(taken?.body, 1)
      await opened.close()
    })

    it('that was passed is let go, and goes before those behind it that nobody has taken', async () => {
      const { store } = await open()
      await store.change({ add: [work('a', 1), work('a', 2), work('a', 3)] })
      const [first = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
      await store.change({ pass: [first] })
      const [second = assert.fail('the lane stood')] = (await store.take('delivery', at, 10)).taken
      await store.change({ again: [{ taken: first, due: at }] })
      assert.deepEqual((await store.take('delivery', at, 10)).taken, [])
      assert.ok((await store.change({ done: [second] })).ok)
      assert.deepEqual(
        (await store.take('delivery', at, 10)).taken.map(({ body, attempts }) => [body, attempts]),
        [[1, 1]],
      )
      await store.close()
    })

    it('is ended once by whoever withdraws it, wherever it stands in its lane, and its taker then ends nothing', async () => {
      const { store } = await open()
      await store.change({ add: [work('a', 1), work('a', 2), work('a', 3)] })
      const [taken = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
      const [first, second = assert.fail('there is one work only')] = await store.works('delivery', 'a')
      assert.equal(first?.sequence, taken.sequence)
      const withdrawn = await Promise.all([1, 2, 3].map(() => store.change({ withdraw: [second] })))
      assert.equal(withdrawn.filter(({ ok }) => ok).length, 1)
      assert.deepEqual(await store.change({ withdraw: [second], append: [entry('s', 1)] }), { ok: false, lost: ['a'] })
      assert.deepEqual(await store.of('s', 0, 10), [])
      assert.ok((await store.change({ withdraw: [taken] })).ok)
      assert.deepEqual(await store.change({ done: [taken] }), { ok: false, lost: ['a'] })
      assert.deepEqual(
        (await store.take('delivery', at, 10)).taken.map(({ body }) => body),
        [3],
      )
      assert.deepEqual(await store.count(['nothing', 'delivery']), [0, 1])
      await store.close()
    })

    it('is held by the one who adds it behind works that were passed', async () => {
      const { store } = await open()
      const added = await store.change({ add: [{ ...work('a', 1), held: true }] })
      await store.change({ pass: added.ok ? added.held : [] })
      const behind = await store.change({ add: [{ ...work('a', 2), held: true }] })
      assert.deepEqual(behind.ok && behind.held.map(({ body }) => body), [2])
      await store.close()
    })

    it('gets a token that no taker of its lane had before, even where the lane was empty meanwhile', async () => {
      const { store } = await open()
      const tokens: number[] = []
      for (const round of [1, 2, 3]) {
        await store.change({ add: [work('a', round)] })
        const [taken = assert.fail('nothing was taken')] = (await store.take('delivery', at, 10)).taken
        tokens.push(taken.token)
        await store.change({ done: [taken] })
      }
      assert.equal(new Set(tokens).size, 3)
      await store.close()
    })

    it('comes out of a lane in the order in which changes beside each other put it in', async () => {
      const { store } = await open()
      const kinds = ['x', 'y', 'z']
      const changes = Array.from({ length: 60 }, (_, body) =>
        store.change({ add: [0, 1].map((place) => ({ ...work('a', body), kind: kinds[(body + place) % 3] ?? '' })) }),
      )
      assert.ok((await Promise.all(changes)).every(({ ok }) => ok))
      for (const kind of kinds) {
        const waiting = (await store.works(kind, 'a')).map(({ body }) => body)
        const taken: unknown[] = []
        while (taken.length < 40) {
          const [first = assert.fail('the lane is empty')] = (await store.take(kind, at, 10)).taken
          taken.push(first.body)
          await store.change({ done: [first] })
        }
        assert.deepEqual(taken, waiting)
      }
      await store.close()
    })

    it('is hinted at when it is added and when its lane is free', async () => {
      const { store } = await open()
      const hints: string[] = []
      store.onHint((kind) => hints.push(kind))
      await store.change({ add: [work('a', 1)] })
      await store.change({ done: (await store.take('delivery', at, 10)).taken })
      assert.ok(hints.length >= 2 && hints.every((kind) => kind === 'delivery'), `${hints}`)
      await store.close()
    })
  })

  describe(`${name}: changes beside each other`, () => {
    it('harm none of the others where one cannot be written', async () => {
      const { store } = await open()
      const all = [1, 2n, 3, 4n, 5].map((value, index) =>
        store.change({ put: [{ key: `key/${index}`, version: 0, value }], append: [entry('s', index)] }),
      )
      const settled = await Promise.allSettled(all)
      assert.deepEqual(
        settled.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
      )
      assert.deepEqual(
        (await store.of('s', 0, 10)).map(({ body }) => body),
        [0, 2, 4],
      )
      await store.close()
    })

    it('take keys and lanes in any order without standing in each other’s way', async () => {
      const { store } = await open()
      const keys = ['a', 'b', 'c']
      const changes = Array.from({ length: 30 }, (_, index) => {
        const order = index % 2 === 0 ? keys : keys.toReversed()
        return store.change({
          append: order.map((key) => entry(key, index)),
          add: order.map((key) => work(key, index)),
          put: order.map((key) => ({ key: `${key}/${index}`, version: 0, value: index })),
        })
      })
      assert.ok((await Promise.all(changes)).every(({ ok }) => ok))
      for (const key of keys)
        assert.deepEqual(
          (await store.of(key, 0, 100)).map(({ n }) => n),
          Array.from({ length: 30 }, (_, index) => index + 1),
        )
      await store.close()
    })

    it('let one of those that read the same version win, and name the key to all others', async () => {
      const { store } = await open()
      await store.change({ put: [{ key: 'counter', version: 0, value: 0 }] })
      const countOne = async (): Promise<void> => {
        for (;;) {
          const [read] = await store.read(['counter'])
          const put = { key: 'counter', version: read?.version ?? 0, value: Number(read?.value) + 1 }
          const changed = await store.change({ put: [put] })
          if (changed.ok) return
          assert.deepEqual(changed.lost, ['counter'])
        }
      }
      await Promise.all(Array.from({ length: 12 }, countOne))
      assert.equal((await store.read(['counter']))[0]?.value, 12)
      await store.close()
    })
  })

  describe(`${name}: History`, () => {
    it('is never seen with a gap by one who reads on while others write', async () => {
      const { store } = await open()
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let index = 0; index < 25; index += 1) await store.change({ append: [entry(`s${writer}`, index)] })
      })
      const seen: (readonly [string, unknown])[] = []
      let position = 0
      const readOn = async (): Promise<void> => {
        for (const read of await store.since(position, 7)) {
          assert.ok(read.position > position)
          position = read.position
          seen.push([read.subject, read.body])
        }
      }
      let isWriting = true
      const written = Promise.all(writers).then(() => {
        isWriting = false
      })
      while (isWriting) {
        await readOn()
        await new Promise(setImmediate)
      }
      await written
      while (seen.length < 200) {
        const before = seen.length
        await readOn()
        assert.notEqual(seen.length, before, 'entries were skipped')
      }
      for (let writer = 0; writer < 8; writer += 1)
        assert.deepEqual(
          seen.filter(([subject]) => subject === `s${writer}`).map(([, body]) => body),
          Array.from({ length: 25 }, (_, index) => index),
        )
      await store.close()
    })

    it('lists what happened, by subject and over all, in order and by page', async () => {
      const { store } = await open()
      await store.change({ append: [entry('a', 1), entry('b', 2)] })
      await store.change({ append: [entry('a', 3)] })
      assert.deepEqual(
        (await store.of('a', 0, 10)).map(({ n, body }) => [n, body]),
        [
          [1, 1],
          [2, 3],
        ],
      )
      assert.deepEqual(
        (await store.of('a', 1, 10)).map(({ body }) => body),
        [3],
      )
      const first = await store.since(0, 2)
      assert.deepEqual(
        first.map(({ body }) => body),
        [1, 2],
      )
      assert.deepEqual(
        (await store.since(first.at(-1)?.position ?? 0, 2)).map(({ body }) => body),
        [3],
      )
      await store.close()
    })

    it('reads the same when it was folded, and goes on after it', async () => {
      const { store } = await open()
      await store.change({
        append: [entry('a', 1), { ...entry('a', 2), octets: Buffer.from('octets') }, entry('b', 0)],
      })
      const before = await store.of('a', 0, 10)
      const all = await store.since(0, 10)
      await store.fold('a')
      assert.deepEqual(await store.of('a', 0, 10), before)
      await store.change({ append: [entry('a', 3)] })
      assert.deepEqual(
        (await store.of('a', 0, 10)).map(({ n }) => n),
        [1, 2, 3],
      )
      const listed = await store.since(0, 10)
      const byPosition = [...listed].sort((one, other) => one.position - other.position)
      assert.deepEqual(byPosition.slice(0, 3), all)
      await store.fold('a')
      assert.deepEqual(
        (await store.of('a', 2, 10)).map(({ body }) => body),
        [3],
      )
      await store.close()
    })

    it('drops what was folded before an instant, and hands it to the archive first', async () => {
      const { store } = await open()
      await store.change({ append: [entry('old', 1), { ...entry('young', 2), at: instant(9_000) }, entry('open', 3)] })
      await store.fold('old')
      await store.fold('young')
      const archived: unknown[] = []
      const archive: Archive = (records) => archived.push(...records.flat().map(({ body }) => body))
      assert.equal(await store.forget({ since: instant(5_000) }, archive), 1)
      assert.deepEqual(archived, [1])
      assert.deepEqual(await store.of('old', 0, 10), [])
      assert.equal((await store.of('young', 0, 10)).length, 1)
      assert.equal((await store.of('open', 0, 10)).length, 1)
      await store.close()
    })

    it('keeps so many of the newest, and all where the archive takes nothing', async () => {
      const { store } = await open()
      const subjects = ['a', 'b', 'c', 'd']
      for (const [place, subject] of subjects.entries()) {
        await store.change({ append: [{ ...entry(subject, place), at: instant(place) }] })
        await store.fold(subject)
      }
      const full: Archive = () => {
        throw new Error('no room')
      }
      await assert.rejects(store.forget({ records: 1 }, full), /no room/)
      assert.equal(await store.forget({ records: 4 }, null), 0)
      assert.equal(await store.forget({ records: 1 }, null), 3)
      const left = await Promise.all(subjects.map((subject) => store.of(subject, 0, 10)))
      assert.deepEqual(
        left.map(({ length }) => length),
        [0, 0, 0, 1],
      )
      await store.close()
    })

    it('drops a claim with the last of the record that it goes with, so that it can be made again, and not before', async () => {
      const { store, again } = await open()
      await store.change({ claims: [claim('a', 1)], append: [entry('a', 1), entry('b', 1)] })
      await store.change({ claims: [claim('b', 2), claim('a', 3), claim('a0', 4)] })
      await store.fold('a')
      await store.change({ append: [{ ...entry('a', 2), at: instant(9_000) }] })
      assert.equal(await store.forget({ since: instant(5_000) }, null), 1)
      assert.deepEqual(await store.change({ claims: [claim('a', 1)] }), { ok: false, lost: ['a/claim 1'] })
      await store.fold('a')
      assert.equal(await store.forget({ records: 0 }, null), 1)
      await store.close()
      const opened = await again()
      const keys = ['a/claim 1', 'a/claim 3', 'b/claim 2', 'a0/claim 4']
      const left = await opened.read(keys)
      assert.deepEqual(
        left.map(({ version }) => version > 0),
        [false, false, true, true],
      )
      assert.ok((await opened.change({ claims: [claim('a', 1)], append: [entry('a', 5)] })).ok)
      assert.deepEqual(
        (await opened.of('a', 0, 10)).map(({ n, body }) => [n, body]),
        [[1, 5]],
      )
      await opened.close()
    })

    it('drops a claim that goes with an entry when that is dropped, while those behind it stay', async () => {
      const { store } = await open()
      await store.change({ append: [entry('a', 1)] })
      await store.change({ claims: [claim('a', 1, 'entry')] })
      await store.change({ claims: [claim('a', 2, 'entry')], append: [entry('a', 2)] })
      await store.fold('a')
      const young = { ...entry('a', 3), at: instant(9_000) }
      await store.change({ claims: [claim('a', 3, 'entry'), claim('a', 4)], append: [young] })
      assert.equal(await store.forget({ since: instant(5_000) }, null), 1)
      const left = await store.read([1, 2, 3, 4].map((value) => `a/claim ${value}`))
      assert.deepEqual(
        left.map(({ version }) => version > 0),
        [false, false, true, true],
      )
      await store.close()
    })

    it('goes on where entries were dropped, numbered and linked as if they were there', async () => {
      const { store, again } = await open()
      await store.change({ append: [entry('a', 1), entry('a', 2)] })
      await store.fold('a')
      await store.change({ append: [{ ...entry('a', 3), at: instant(9_000) }] })
      assert.equal(await store.forget({ since: instant(5_000) }, null), 1)
      await store.change({ append: [{ ...entry('a', 4), at: instant(9_000) }] })
      await store.fold('a')
      await store.close()
      const opened = await again()
      assert.deepEqual(
        (await opened.of('a', 0, 10)).map(({ n, body }) => [n, body]),
        [
          [3, 3],
          [4, 4],
        ],
      )
      assert.deepEqual(
        (await opened.since(0, 10)).map(({ body }) => body),
        [3, 4],
      )
      await opened.close()
    })
  })
}
