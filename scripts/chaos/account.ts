import { createRequestRecord } from '../../simulator/dcc/transcript/request-record.ts'
import type { TranscriptEntry } from '../../simulator/dcc/transcript/transcript.ts'
import { entryOf } from '../../simulator/dcc/transcript/transcript-codec.ts'
import type { NetworkStore } from '../../simulator/environment/store/network-store.ts'
import { responseCodeIn } from '../../simulator/harness/load/document-receiver.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { subjectOfDevice, subjectOfRequest } from '../../simulator/vocabulary/subject.ts'
import type { Sent } from './driver.ts'
import { digestOf, type Receiver } from './receiver.ts'

/** What became of everything that was sent, as the store, the answers and the users' services have it. */
export interface Account {
  readonly requests: number
  /** Requests by the code of their end. */
  readonly ends: Readonly<Record<string, number>>
  readonly executed: number
  readonly documents: number
  readonly documentsAgain: number
  readonly sentAgain: number
  readonly otherOctets: number
  /** What is not as it was promised, in sentences. */
  readonly broken: readonly string[]
}

type Entry<Kind extends TranscriptEntry['kind']> = Extract<TranscriptEntry, { kind: Kind }>

interface Queued {
  readonly position: number
  readonly device: EntityIdentifier
  readonly entry: Entry<'queued'>
}

/** Holds what is stored, and what was seen from outside, against what is promised. The store must be at rest. */
export async function accountOf(
  store: NetworkStore,
  sent: readonly Sent[],
  { firstArrivals, again }: Receiver,
): Promise<Account> {
  const broken: string[] = []
  const ends: Record<string, number> = {}
  const queued: Queued[] = []
  const heard = new Map<EntityIdentifier, number>()
  const requests = createRequestRecord(store)

  for (const { request, answers, toOtherOctets } of sent) {
    const { requestId, device, document } = request
    const complain = (what: string): void => void broken.push(`${requestId}: ${what}`)
    const [first = ''] = answers
    if (responseCodeIn(first) !== 'I99') complain(`answered ${responseCodeIn(first)}`)
    if (answers.some((answer) => answer !== first)) complain('the same octets were answered differently')
    for (const code of toOtherOctets) if (code !== 'E51') complain(`other octets were answered ${code}`)

    const recorded = await store.of(subjectOfRequest(requestId), 0, Number.POSITIVE_INFINITY)
    const entries = recorded.map(entryOf)
    const of = <Kind extends TranscriptEntry['kind']>(kind: Kind): readonly Entry<Kind>[] =>
      entries.filter((entry): entry is Entry<Kind> => entry.kind === kind)
    const answered = of('answered')
    if (answered.length !== 1) complain(`${answered.length} records of its acceptance`)
    if (answered[0] !== undefined && answered[0].answer !== first) complain('answered otherwise than is recorded')
    if (answered[0] !== undefined && !answered[0].document.equals(document)) complain('recorded with other octets')
    const commands = of('command-sent').length
    if (commands !== 1) complain(`${commands} Commands`)
    const codes = of('queued').filter(({ what }) => what === 'service-response')
    if (codes.length !== 1) complain(`${codes.length} ends: ${codes.map(({ code }) => code).join(', ')}`)
    const end = codes[0]?.code ?? 'open'
    ends[end] = (ends[end] ?? 0) + 1
    const responses = of('device-answered').length + of('device-answered-late').length
    if (responses > 1) complain(`${responses} Responses of its device`)
    if (end === 'I0' && responses !== 1) complain('I0 without a Response')
    if (end === 'E20' && responses > 0) complain('executed though it ended in E20')
    heard.set(device, (heard.get(device) ?? 0) + responses)
    for (const [index, entry] of entries.entries())
      if (entry.kind === 'queued') queued.push({ position: recorded[index]?.position ?? 0, device, entry })
    const delivered = entries.filter(({ kind }) => kind === 'delivered').length
    const outgoing = of('queued').length
    if (delivered !== outgoing) complain(`${outgoing} documents, recorded as delivered ${delivered} times`)
    if ((await requests.transcript(requestId)) === undefined) complain('is not known')
  }

  const executed = await holdDevices(store, heard, broken)
  holdDocuments(queued, firstArrivals, broken)
  for (const kind of ['order', 'command', 'device-frame']) {
    const [open = 0] = await store.count([kind])
    if (open > 0) broken.push(`${open} works of ${kind} are left`)
  }
  return {
    requests: sent.length,
    ends,
    executed,
    documents: queued.length,
    documentsAgain: again(),
    sentAgain: sent.reduce((sum, { answers }) => sum + answers.length - 1, 0),
    otherOctets: sent.reduce((sum, { toOtherOctets }) => sum + toOtherOctets.length, 0),
    broken,
  }
}

/** Each execution was heard of once, and no device was given a Command twice or out of order: it would have dropped it. */
async function holdDevices(
  store: NetworkStore,
  heard: ReadonlyMap<EntityIdentifier, number>,
  broken: string[],
): Promise<number> {
  let executed = 0
  for (const [device, responses] of heard) {
    const log = await store.of(subjectOfDevice(device), 0, Number.POSITIVE_INFINITY)
    const executions = log.filter(({ kind }) => kind === 'executed').length
    const dropped = log.filter(({ kind }) => kind === 'dropped').length
    executed += executions
    if (executions !== responses)
      broken.push(`${device}: executed ${executions}, and ${responses} Responses were taken`)
    if (dropped > 0) broken.push(`${device}: dropped ${dropped} frames`)
  }
  return executed
}

/** Every document arrived, and first arrivals are in order for each user and device. */
function holdDocuments(queued: readonly Queued[], firstArrivals: ReadonlyMap<string, number>, broken: string[]): void {
  const lanes = new Map<string, Queued[]>()
  for (const each of queued) {
    const lane = `${each.entry.to}/${each.device}`
    lanes.set(lane, [...(lanes.get(lane) ?? []), each])
  }
  for (const [lane, documents] of lanes) {
    let last = -1
    for (const { entry } of documents.sort((one, other) => one.position - other.position)) {
      const arrived = firstArrivals.get(digestOf(entry.document))
      if (arrived === undefined) broken.push(`${lane}: ${entry.responseId} never came`)
      else if (arrived < last) broken.push(`${lane}: ${entry.responseId} came before one that was queued earlier`)
      else last = arrived
    }
  }
}
