import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { absentPostgres, type OwnDatabase, ownDatabase } from '../environment/store/testing/own-database.ts'
import { sourceOfSeed } from '../harness/exports.ts'
import { joinAsUsers, type RemoteUsers } from './send/remote-users.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { ended, startProgram } from './testing/command-lines.ts'
import { preparedHandover } from './testing/persistent-handovers.ts'
import { type StoreProcess, startStoreProcess } from './testing/store-process.ts'

const seed = 'processes on a store'
const premises = 40
const answersWithinMs = 60_000

describe('dcc and fleet, each a process of its own on one database', { skip: absentPostgres ?? false }, () => {
  if (absentPostgres === null) processes()
})

function processes(): void {
  let database: OwnDatabase
  let dcc: StoreProcess
  let fleet: StoreProcess
  let remote: RemoteUsers | undefined
  const starting: Promise<StoreProcess>[] = []
  const world = () => ['--store', database.url, '--seed', seed, '--premises', String(premises)]
  const start = (kind: 'dcc' | 'fleet', args: readonly string[]): Promise<StoreProcess> => {
    const process = startStoreProcess(kind, `${kind} 1`, args)
    starting.push(process)
    return process
  }

  before(async () => {
    database = await ownDatabase()
    // Whichever comes first: a fleet waits for a DCC that says what the network is.
    const joining = start('fleet', ['--store', database.url])
    dcc = await start('dcc', world())
    fleet = await joining
    remote = await joinAsUsers(await findRunningNetwork({ harness: dcc.harness }))
  })
  after(async () => {
    await remote?.close()
    // Also where one could not start: what runs on would hold this process and the database.
    const settled = await Promise.allSettled(starting)
    const statuses = await Promise.all(settled.map((one) => (one.status === 'fulfilled' ? one.value.stop() : one)))
    await database.remove()
    assert.deepEqual(statuses, [0, 0])
  })

  async function handoverAt(index: number) {
    const { supplier, devices, gasNetworkOperator } =
      [...sourceOfSeed({ seed, premises }).premises][index] ?? assert.fail('there are no such premises')
    const place = { supplier: supplier.entityIdentifier, device: devices.GPF, operator: gasNetworkOperator }
    const handover = await preparedHandover(remote ?? assert.fail('no user has joined'), place)
    const { code } = await handover.send()
    const answer = await handover.supplier.mailbox.serviceResponse(
      handover.requestId,
      AbortSignal.timeout(answersWithinMs),
    )
    return [code, answer.response.responseCode]
  }

  it('bring a handover to its end', async () => {
    assert.deepEqual(await handoverAt(0), ['I99', 'I0'])
  })

  it('go on when each of them was killed and started again', async () => {
    await Promise.all([dcc.kill(), fleet.kill()])
    await Promise.all([dcc.restart(), fleet.restart()])
    assert.deepEqual(await handoverAt(1), ['I99', 'I0'])
  })

  it('are refused with exit status 2 where they are told otherwise, or want what only one process has', async () => {
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [['dcc', '--store', database.url, '--seed', 'another', '--premises', String(premises)], /^dcc-sim: seed: /],
      [['dcc', ...world(), '--deterministic'], /^dcc-sim: store: a database does not answer in the same order/],
      [['dcc', '--premises', '10'], /^dcc-sim: Processes share a PostgreSQL database: say --store/],
      [['fleet', '--store', database.url, '--first', '3'], /^dcc-sim: --first goes with --harness/],
    ]
    for (const [args, message] of refusals) {
      const { status, err } = await ended(startProgram(args))
      assert.match(err, message)
      assert.equal(status, 2, err)
    }
  })

  it('keep a process out that would be alone', async () => {
    const { status, err } = await ended(startProgram(['up', ...world(), '--port', '0']))
    assert.match(err, /Other processes use the store/)
    assert.equal(status, 3)
  })
}
