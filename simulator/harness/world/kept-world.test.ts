import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openJournal } from '../../environment/journal.ts'
import { configure, type SaidConfiguration } from '../configuration/configuration.ts'
import { holdToWorld } from './kept-world.ts'

const journal = openJournal(null)
const hold = (said: SaidConfiguration) => holdToWorld(configure({ state: 'network', ...said }), journal)

test('a new state is of the network that comes up', () => hold({ seed: 'one', premises: 20 }))

test('the same network comes up again, and may have grown', async () => {
  await hold({ seed: 'one', premises: 20 })
  await hold({ seed: 'one', premises: 30 })
})

test('a network of another seed is refused, with what to say', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /of seed 'one', not 'two': say --seed one, or name another/ }
  await assert.rejects(hold({ seed: 'two', premises: 30 }), refusal)
})

test('one with fewer premises than it ever had is refused, with what to say', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /of 30 premises, not 20: say --premises 30 or more/ }
  await assert.rejects(hold({ seed: 'one', premises: 20 }), refusal)
})
