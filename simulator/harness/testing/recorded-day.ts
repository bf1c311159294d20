import type { Transcript } from '../../dcc/transcript/transcript.ts'
import type { Exchange, User } from '../../users/user.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { parseRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import { flows } from '../rehearsal/flows.ts'
import { rehearse } from '../rehearsal/rehearse.ts'
import { reportLines } from '../rehearsal/report-lines.ts'
import { slotCertificatesOf, type TestBed } from '../rehearsal/test-bed.ts'
import { deterministicTestBed, exchangeOf, nextPreparedHandover, type PreparedHandover } from './prepared-handover.ts'
import { refusals } from './refusals.ts'

/** A DUIS document that went over the wire, and which way. */
export interface CarriedDocument {
  readonly kind: 'request' | 'response'
  /** What it came of, to explain a failure. */
  readonly of: string
  readonly text: string
}

/** Everything that a day on a network left behind. */
export interface RecordedDay {
  /** The reports of the rehearsed flows, as they are printed. */
  readonly reports: readonly string[]
  readonly transcripts: readonly Transcript[]
  readonly documents: readonly CarriedDocument[]
  /** Each link's frames with their direction and time, by device. */
  readonly links: Readonly<Record<EntityIdentifier, readonly string[]>>
  /** What was answered otherwise than was to be expected. */
  readonly surprises: readonly string[]
}

/**
 * Plays every rehearsed flow, the silences of devices and the refusals that a user may meet, and keeps every document
 * and every frame that was carried.
 */
export async function recordDay(said: Parameters<typeof deterministicTestBed>[0]): Promise<RecordedDay> {
  const testBed = await deterministicTestBed({ refusalCodes: 'schema-5.4', ...said })
  try {
    const everybody = await everyUser(testBed)
    const recorder = createRecorder(testBed, everybody)
    const reports: string[] = []
    for await (const report of rehearse(flows, testBed)) {
      reports.push(...reportLines(report))
      recorder.surprises.push(...report.complaints)
      for (const { transcript } of report.attempts) recorder.noteTranscript(transcript.requestId)
    }
    for (const episode of episodes) {
      const scene = await nextPreparedHandover(testBed)
      for (const { exchange, expected } of await episode.play(scene)) recorder.note(episode.of, exchange, expected)
      await testBed.network.time.inFlight.settled()
    }
    return { reports, ...(await recorder.finish()) }
  } finally {
    await testBed.close()
  }
}

interface Episode {
  readonly of: string
  readonly play: (scene: PreparedHandover) => Promise<readonly { exchange: Exchange; expected: string }[]>
}

const accepted = (exchange: Exchange) => [{ exchange, expected: 'I99' }]

/** A handover on a link with a fault, from acceptance until nothing more can come of it. */
const faulty =
  (fault: 'unreachable' | 'lost'): Episode['play'] =>
  async ({ testBed, supplier, order }) => {
    const { faultPlan, time } = testBed.network
    const { device } = order
    faultPlan.replace([fault === 'lost' ? { fault, direction: 'up', device } : { fault, device }])
    const exchange = exchangeOf(await supplier.requestHandover(order))
    await time.virtual().advanceBy(90_000)
    faultPlan.replace([])
    return accepted(exchange)
  }

const episodes: readonly Episode[] = [
  { of: 'a device that cannot be reached', play: faulty('unreachable') },
  { of: 'a device whose answer is lost', play: faulty('lost') },
  {
    of: "handover of the supplier's slot, and the network operator's twice",
    async play({ testBed, supplier, order }) {
      const { smki, time } = testBed.network
      const own = slotCertificatesOf(smki, supplier.entityIdentifier, RemotePartyRole.supplier)
      const done = []
      for (const [slot, certificates, expected] of [
        ['Supplier', own, 'I99'],
        ['NetworkOperator', order.certificates, 'I99'],
        ['NetworkOperator', order.certificates, 'E062101'],
      ] as const) {
        done.push({ exchange: exchangeOf(await supplier.requestHandover({ ...order, slot, certificates })), expected })
        await time.inFlight.settled()
      }
      return done
    },
  },
  {
    of: 'the same request twice',
    async play({ supplier, order }) {
      const first = exchangeOf(await supplier.requestHandover(order))
      const again = exchangeOf(await supplier.submit('SendCommand', first.request, first.document))
      return [...accepted(first), ...accepted(again)]
    },
  },
  ...refusals.map(({ of, code, play }) => ({
    of,
    play: async (scene: PreparedHandover) => [{ exchange: await play(scene), expected: code }],
  })),
]

function createRecorder({ network }: TestBed, everybody: readonly User[]) {
  const requestIds = new Set<RequestId>()
  const carried: CarriedDocument[] = []
  const surprises: string[] = []

  return {
    surprises,
    noteTranscript: (requestId: RequestId) => void requestIds.add(requestId),
    note(of: string, { request, document, answer }: Exchange, expected: string) {
      requestIds.add(request.requestId)
      const { responseCode } = answer.response
      if (responseCode !== expected) surprises.push(`${of}: answered ${responseCode} instead of ${expected}`)
      carried.push({ kind: 'request', of, text: document }, responseOf(of, answer.document))
    },
    async finish(): Promise<Omit<RecordedDay, 'reports'>> {
      const found = await Promise.all([...requestIds].map((id) => network.dcc.transcript(id)))
      const transcripts = found.filter((each) => each !== undefined)
      const devices = new Set([...requestIds].flatMap((id) => parseRequestId(id)?.target ?? []))
      const refused = transcripts.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'delivery-refused')
      const deliveries = everybody.flatMap(({ entityIdentifier, mailbox }) =>
        mailbox.received().map(({ document }) => responseOf(`a delivery to ${entityIdentifier}`, document)),
      )
      return {
        transcripts,
        documents: [...carried, ...transcripts.flatMap(documentsOf), ...deliveries],
        links: Object.fromEntries([...devices].map((device) => [device, framesOf(network, device)])),
        surprises: [...surprises, ...refused.map((entry) => `a user did not take ${JSON.stringify(entry)}`)],
      }
    },
  }
}

const responseOf = (of: string, document: Buffer | string): CarriedDocument => ({
  kind: 'response',
  of,
  text: document.toString(),
})

function documentsOf({ entries, requestId }: Transcript): CarriedDocument[] {
  return entries.flatMap((entry): CarriedDocument[] => {
    const of = `${entry.kind} of ${requestId}`
    if (entry.kind === 'answered')
      return [{ kind: 'request', of, text: entry.document.toString() }, responseOf(of, entry.answer)]
    if (entry.kind === 'turned-away') return [responseOf(of, entry.answer)]
    return entry.kind === 'queued' ? [responseOf(of, entry.document)] : []
  })
}

const framesOf = ({ wan }: TestBed['network'], device: EntityIdentifier): string[] =>
  wan
    .link(device)
    .map(({ at, direction, octets, faults }) => `${at} ${direction} ${faults} ${Buffer.from(octets).toString('hex')}`)

/** Every party that the DCC knows as a user, so that none of them lacks an address. */
async function everyUser({ network: { dcc }, users }: TestBed): Promise<User[]> {
  const known: User[] = []
  for (const { entityIdentifier } of dcc.users.all()) known.push(await users.user(entityIdentifier))
  return known
}
