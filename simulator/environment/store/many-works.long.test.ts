import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { instant } from '../../vocabulary/instant.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { openStore } from './open-store.ts'
import { PostgresStore } from './postgres/postgres-store.ts'
import { absentPostgres, ownDatabase } from './testing/own-database.ts'

// docs/decisions/0037: taking a few works must not look at all that are due.

const few = 2_000
const many = 200_000
const perChange = 2_000
const mostTaken = 64
const takes = 11
const at = instant(1_000)

/** The middle of what taking 64 works cost, in milliseconds, each time of works that nobody has taken. */
async function costOfTaking(state: State, kind: string): Promise<number> {
  const costs: number[] = []
  for (let time = 0; time < takes; time += 1) {
    const before = performance.now()
    const { taken } = await state.take(kind, at, mostTaken)
    costs.push(performance.now() - before)
    assert.equal(taken.length, mostTaken)
  }
  return costs.sort((one, other) => one - other)[Math.floor(takes / 2)] ?? 0
}

async function fill(state: State, kind: string, works: number): Promise<void> {
  for (let from = 0; from < works; from += perChange) {
    const add = Array.from({ length: perChange }, (_, index) => ({
      kind,
      lane: `${from + index}`,
      due: at,
      body: null,
    }))
    assert.ok((await state.change({ add })).ok)
  }
}

async function heldTo(state: State): Promise<void> {
  await fill(state, 'few', few)
  await fill(state, 'many', many)
  const [ofFew, ofMany] = [await costOfTaking(state, 'few'), await costOfTaking(state, 'many')]
  assert.ok(ofMany < 10 * ofFew + 5, `${mostTaken} of ${few} took ${ofFew} ms, of ${many} ${ofMany} ms`)
}

describe(`taking ${mostTaken} works of ${many} that are due costs about what it costs of ${few}`, () => {
  it('in a file', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'many-works-'))
    const store = await openStore({ state: join(directory, 'state') })
    await heldTo(store)
    await store.close()
    rmSync(directory, { recursive: true })
  })

  it('in PostgreSQL', { skip: absentPostgres ?? false }, async () => {
    const { url, remove } = await ownDatabase()
    const store = await PostgresStore.open(url, 'shared')
    await heldTo(store)
    await store.close()
    await remove()
  })
})
