import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLogger } from '../environment/logger.ts'
import { createRandom } from '../environment/randomness.ts'
import { absentPostgres, ownDatabase } from '../environment/store/testing/own-database.ts'
import { configure } from '../harness/configuration/configuration.ts'
import { sourceOfSeed } from '../harness/exports.ts'
import { networkOperatorSlot } from '../harness/in-words/slot.ts'
import type { Transcript, TranscriptEntry } from '../harness/index.ts'
import { bringUp, type Network } from '../harness/network.ts'
import { entityIdentifiersOf } from '../market/look-up.ts'
import { joinAsUsers, type RemoteUsers } from './send/remote-users.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { type KillableNetwork, startKillableNetwork } from './testing/killable-network.ts'
import { type PersistentHandover, preparedHandover } from './testing/persistent-handovers.ts'

const seed = 'kill -9'
const handovers = 200
const inFlight = 24
const kills = 2
/** Milliseconds of real time without news after which nothing more is expected. */
const quiet = 750

/** Milliseconds of real time in which what has ended is delivered: the outbox may be waiting between two attempts. */
const deliveredWithinMs = 15_000

/** When the network is killed: after so many acknowledgements, and so many milliseconds more. */
const momentsOfDeath = Array.from({ length: kills }, (_, index) => {
  const random = createRandom(seed).derive(`death ${index}`)
  const share = Math.floor(handovers / kills)
  return { acknowledged: index * share + random.integer(1, share - 1), later: random.integer(0, 40) }
})

/** Where a network keeps what is durable, as the command line and the configuration say it. */
interface Place {
  readonly said: { readonly state: string } | { readonly store: string }
  /** What a process says that comes up after one that was killed. */
  readonly complaint: RegExp
  remove(): void | Promise<void>
}

async function inDirectory(): Promise<Place> {
  const state = mkdtempSync(join(tmpdir(), 'kill-and-restart-'))
  return { said: { state }, complaint: /not closed in good order/, remove: () => rmSync(state, { recursive: true }) }
}

async function inPostgres(): Promise<Place> {
  const { url, remove } = await ownDatabase()
  // The database sees to what a killed process left, and nobody need hear of it.
  return { said: { store: url }, complaint: /^(?!.*(failed|broke off|error))/s, remove }
}

describe('a network on a state directory', () => heldToItsPromises(inDirectory))

describe('a network on PostgreSQL', { skip: absentPostgres ?? false }, () => {
  if (absentPostgres === null) heldToItsPromises(inPostgres)
})

function heldToItsPromises(make: () => Promise<Place>): void {
  describe(`that is killed ${kills} times while ${handovers} handovers go on`, () => promises(make))
}

function promises(make: () => Promise<Place>): void {
  let place: Place
  const answers = new Map<PersistentHandover, Buffer>()
  let remote: RemoteUsers
  let asked: readonly PersistentHandover[]
  let repeated: readonly Buffer[]
  const reports: string[] = []
  let revived: Network

  before(async () => {
    place = await make()
    const where = Object.entries(place.said).flatMap(([option, value]) => [`--${option}`, value])
    const killable = await startKillableNetwork(['--seed', seed, ...where, '--premises', String(handovers)])
    remote = await joinAsUsers(await findRunningNetwork({ harness: killable.harness() }))
    asked = await prepareHandovers(remote)
    await Promise.all([sendAll(asked, answers), killNowAndThen(killable, () => answers.size, reports)])
    await newsEnds(asked)
    repeated = await Promise.all(asked.slice(0, 20).map(async (handover) => (await handover.send()).answer))
    await killable.kill()
    revived = await bringUp(
      configure({ seed, ...place.said, premises: handovers, port: 0, smkiPort: 0, harnessPort: 0 }),
      createLogger({ level: 'silent' }),
    )
  })

  after(async () => {
    await revived.close()
    await remote.close()
    await place.remove()
  })

  const transcriptOf = async ({ requestId }: PersistentHandover): Promise<Transcript> => {
    const transcript = await revived.dcc.transcript(requestId)
    assert.ok(transcript, `${requestId} was acknowledged and is gone`)
    return transcript
  }

  it('comes up each time, and says what it had to recover', () => {
    assert.equal(reports.length, kills)
    for (const report of reports) assert.match(report, place.complaint)
  })

  it('acknowledges every request, once', async () => {
    for (const handover of asked) {
      const answered = entriesOf(await transcriptOf(handover), 'answered')
      assert.deepEqual(
        answered.map(({ code }) => code),
        ['I99'],
      )
    }
  })

  it('gives the same octets the same answer', () => {
    for (const [index, again] of repeated.entries()) {
      const handover = asked[index]
      assert.ok(handover)
      assert.equal(again.toString(), answers.get(handover)?.toString())
    }
  })

  it('brings each to one end, or still holds it open', async () => {
    const ends = await Promise.all(asked.map(async (handover) => endsOf(await transcriptOf(handover))))
    for (const codes of ends)
      assert.ok(codes.length === 0 || (codes.length === 1 && /^(I0|E20|E21)$/.test(codes[0] ?? '')))
    const open = ends.filter((codes) => codes.length === 0).length
    assert.equal(revived.dcc.pending().orders, open)
    assert.ok(open <= inFlight * kills, `${open} are open: more than were under way when it was killed`)
  })

  it('hears again the answers that were on their way', async () => {
    for (const handover of asked) {
      const isExecuted = (await revived.devices.logOf(handover.device)).some(({ kind }) => kind === 'executed')
      if (isExecuted) assert.notDeepEqual(endsOf(await transcriptOf(handover)), ['E21'])
    }
  })

  it('delivers the Service Response of each that has ended', async () => {
    for (const handover of asked) {
      const [code] = endsOf(await transcriptOf(handover))
      if (code === undefined) continue
      const { response } = await handover.supplier.mailbox.serviceResponse(
        handover.requestId,
        AbortSignal.timeout(deliveredWithinMs),
      )
      assert.equal(response.responseCode, code)
    }
  })

  it('sends no second Command', async () => {
    for (const handover of asked) assert.ok(entriesOf(await transcriptOf(handover), 'command-sent').length <= 1)
  })

  it('has no Command executed twice, and each that was answered executed', async () => {
    for (const handover of asked) {
      const executed = (await revived.devices.logOf(handover.device)).filter(({ kind }) => kind === 'executed').length
      assert.ok(executed <= 1, `${handover.device} executed ${executed}`)
      if (endsOf(await transcriptOf(handover))[0] === 'I0') assert.equal(executed, 1)
    }
  })

  it('leaves every slot to whom the executed Command gave it', async () => {
    for (const { device, operator } of asked) {
      const isExecuted = (await revived.devices.logOf(device)).some(({ kind }) => kind === 'executed')
      const isHandedOver = networkOperatorSlot(await revived.devices.cellsOf(device)).every(
        ({ holderIdentifier }) => holderIdentifier === entityIdentifiersOf(operator)[0],
      )
      assert.equal(isHandedOver, isExecuted, device)
    }
  })
}

type Kind = TranscriptEntry['kind']

const entriesOf = <Wanted extends Kind>({ entries }: Transcript, kind: Wanted) =>
  entries.filter((entry): entry is Extract<TranscriptEntry, { kind: Wanted }> => entry.kind === kind)

/** The codes of the Service Responses that were queued for a request. */
const endsOf = (transcript: Transcript): readonly string[] =>
  entriesOf(transcript, 'queued')
    .filter(({ what }) => what === 'service-response')
    .map(({ code }) => code)

/** One for the GPF of each premises: the fleet is the same wherever the seed is. */
async function prepareHandovers(remote: RemoteUsers): Promise<readonly PersistentHandover[]> {
  const { premises } = sourceOfSeed({ seed, premises: handovers })
  return Promise.all(
    Array.from(premises, ({ supplier, devices, gasNetworkOperator }) =>
      preparedHandover(remote, {
        supplier: supplier.entityIdentifier,
        device: devices.GPF,
        operator: gasNetworkOperator,
      }),
    ),
  )
}

/** Sends all of them, so many at a time, and keeps what each was answered first. */
async function sendAll(asked: readonly PersistentHandover[], answers: Map<PersistentHandover, Buffer>): Promise<void> {
  const waiting = asked.values()
  const oneAfterTheOther = async (): Promise<void> => {
    for (const handover of waiting) answers.set(handover, (await handover.send()).answer)
  }
  await Promise.all(Array.from({ length: inFlight }, oneAfterTheOther))
}

async function killNowAndThen(network: KillableNetwork, acknowledged: () => number, reports: string[]): Promise<void> {
  for (const moment of momentsOfDeath) {
    while (acknowledged() < moment.acknowledged) await wait(1)
    await wait(moment.later)
    await network.kill()
    await network.restart()
    reports.push(network.complaints())
  }
}

/** Resolves when no Service Response has come for a while. */
async function newsEnds(asked: readonly PersistentHandover[]): Promise<void> {
  const suppliers = [...new Set(asked.map(({ supplier }) => supplier))]
  const received = () => suppliers.reduce((sum, { mailbox }) => sum + mailbox.received().length, 0)
  for (let last = -1; received() > last; ) {
    last = received()
    await wait(quiet)
  }
}
