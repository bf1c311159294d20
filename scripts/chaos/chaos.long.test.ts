import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { before, describe, it } from 'node:test'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { postgresPrograms } from '../cluster/own-cluster.ts'
import { runChaos } from './run-chaos.ts'

const absent = postgresPrograms() === null ? 'no PostgreSQL here: initdb and pg_ctl are not found' : false
const chaos = { seed: 'chaos', dccs: 2, fleets: 2, inFlight: 24, everySeconds: 1, leaseSeconds: 3, tell: () => {} }

/** Which process dies in the middle of what is chance, so mutants are looked for by `npm run chaos -- --mutants`. */
describe('DCCs and fleets on one database that are killed, paused and crashed', { skip: absent }, () => {
  before(() => void execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: projectDirectory }))

  it('bring 600 handovers to one end each, executed once, told of in order', async () => {
    const { account, faults } = await runChaos({ ...chaos, handovers: 600, mutant: null })
    assert.deepEqual(account.broken, [])
    assert.equal(faults.filter(({ what }) => what === 'database crashed').length, 2)
    assert.ok(faults.some(({ what }) => what === 'killed') && faults.some(({ what }) => what === 'paused'))
    assert.deepEqual(
      faults.filter(({ what }) => what === 'ended by itself'),
      [],
    )
    assert.ok(account.executed > 0 && account.sentAgain > 0 && account.otherOctets > 0)
  })
})
