import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { certificateToPem } from '../../../certs/key-stores/key-store.ts'
import { createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { configure, type SaidConfiguration } from '../configuration/configuration.ts'
import { holdToWorld } from './kept-world.ts'

const store = openLibsqlStore(null)
const hold = (said: SaidConfiguration, into = store) => {
  const { seed, premises, stage, furtherDevices, state, keystore, trust, workers } = configure({
    state: 'network',
    ...said,
  })
  return holdToWorld({ seed, premises, stage, furtherDevices, state, keystore, trust, workers }, into)
}

test('a new state is of the network that comes up', async () => {
  assert.equal((await hold({ seed: 'one', premises: 20 })).isNew, true)
})

test('the same network comes up again, and may have grown', async () => {
  await hold({ seed: 'one', premises: 20 })
  await hold({ seed: 'one', premises: 30 })
})

test('a network whose premises have come as far as another stage is refused', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /that were commissioned, not joined: say --stage commissioned/ }
  await assert.rejects(hold({ seed: 'one', premises: 30, stage: 'joined' }), refusal)
})

test('a network whose premises have other devices is refused, with what they had', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /of premises without further devices, so without --with/ }
  await assert.rejects(hold({ seed: 'one', premises: 30, furtherDevices: { PPMID: 0.5 } }), refusal)
})

test('a network whose devices are in another number of processes is refused, with how many have them', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /in 0 workers, not 2: say --workers 0, or name another/ }
  await assert.rejects(hold({ seed: 'one', premises: 30, workers: 2 }), refusal)
})

test('a network of another seed is refused, with what to say', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /of seed 'one', not 'two': say --seed one, or name another/ }
  await assert.rejects(hold({ seed: 'two', premises: 30 }), refusal)
})

test('one with fewer premises than it ever had is refused, with what to say', async () => {
  const refusal = { code: 'SIM_CONFIGURATION', message: /of 30 premises, not 20: say --premises 30 or more/ }
  await assert.rejects(hold({ seed: 'one', premises: 20 }), refusal)
})

describe('the identities of a state', () => {
  const directory = mkdtempSync(join(tmpdir(), 'kept-world-'))
  after(() => rmSync(directory, { recursive: true }))

  /** A file with the root of a seed's SMKI. */
  const trustOf = (seed: string, name = seed): string => {
    const path = join(directory, `${name}.pem`)
    writeFileSync(path, certificateToPem(createSmki(createRandom(seed)).organisationRoot.certificate))
    return path
  }
  const [one, other] = [trustOf('one'), trustOf('other')]

  test('are those that it began with, wherever their file lies', async () => {
    const into = openLibsqlStore(null)
    await hold({ trust: one }, into)
    await hold({ trust: trustOf('one', 'moved') }, into)
    await hold({ trust: one, premises: 200 }, into)
    const refusal = {
      code: 'SIM_CONFIGURATION',
      message: /^The state in network is of other identities.*--trust .*one\.pem/,
    }
    await assert.rejects(hold({ trust: other, premises: 200 }, into), refusal)
    await assert.rejects(hold({ premises: 200 }, into), refusal)
  })

  test('are generated ones for good, where it began with those', async () => {
    const into = openLibsqlStore(null)
    await hold({}, into)
    const refusal = {
      code: 'SIM_CONFIGURATION',
      message: /generated identities alone: leave --keystore and --trust out/,
    }
    await assert.rejects(hold({ trust: one }, into), refusal)
    await hold({}, into)
  })
})
