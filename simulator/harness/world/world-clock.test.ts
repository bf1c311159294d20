import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { createLogger } from '../../environment/logger.ts'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { configure, type SaidConfiguration } from '../configuration/configuration.ts'
import { createWorldClock, type WorldClock } from './world-clock.ts'

const directory = mkdtempSync(join(tmpdir(), 'world-clock-'))
after(() => rmSync(directory, { recursive: true }))

/** A clock over a state directory, for as long as `during` lasts. */
async function clockOver(state: string, said: SaidConfiguration, during: (clock: WorldClock) => unknown = () => {}) {
  const store = openLibsqlStore(join(directory, state))
  const time = createWorldClock(configure(said), store, createLogger({ level: 'silent' }))
  const from = time.clock.now()
  await during(time)
  await store.change({})
  time.scheduler.close()
  store.closeAtOnce()
  return from
}

describe('the clock of a state that is taken up again', () => {
  test('stands where it was moved to', async () => {
    await clockOver('moved', { deterministic: true }, ({ virtual }) => virtual().advanceBy(864_000_000))
    assert.equal(formatInstant(await clockOver('moved', { deterministic: true })), '2026-12-02T09:00:00Z')
  })

  test('is set on by --at, and not back', async () => {
    const at = '2027-06-01T00:00:00Z'
    await clockOver('set', { deterministic: true })
    assert.equal(formatInstant(await clockOver('set', { deterministic: true, at })), at)
    assert.equal(formatInstant(await clockOver('set', { deterministic: true, at: '2027-01-01T00:00:00Z' })), at)
  })

  test('that runs by itself is not set back by the --at that it was started with', async () => {
    const at = '2026-01-01T00:00:00Z'
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20))
    const started = await clockOver('running', { at }, pause)
    assert.ok((await clockOver('running', { at })) >= started + 15)
  })

  test('goes by the machine where the state is behind it', async () => {
    await clockOver('past', { at: '2020-01-01T00:00:00Z' })
    const before = Date.now()
    assert.ok((await clockOver('past', {})) >= before)
  })

  test('goes on from a state that is ahead of the machine', async () => {
    const ahead = await clockOver('future', { at: '2090-01-01T00:00:00Z' })
    assert.ok((await clockOver('future', {})) >= ahead)
  })
})
