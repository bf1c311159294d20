import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openJournal } from '../environment/journal.ts'
import { configure } from './configuration.ts'
import { requireSameWorld } from './world-of-state.ts'

test('a state directory opens again with its own seed only', async () => {
  const journal = openJournal(null)
  const winter = configure({ seed: 'winter', state: 'kept' })
  await requireSameWorld(journal, winter)
  await requireSameWorld(journal, winter)
  await assert.rejects(requireSameWorld(journal, configure({ seed: 'summer', state: 'kept' })), {
    code: 'SIM_CONFIGURATION',
    message: /^kept keeps the world of seed 'winter', and this is 'summer': say --seed winter/,
  })
  journal.close()
})
