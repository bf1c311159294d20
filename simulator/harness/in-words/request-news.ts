import { type DccEvent, subjectOfEvent } from '../../dcc/events.ts'
import type { Transcript, TranscriptEntry } from '../../dcc/transcript/transcript.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { parseRequestId } from '../../vocabulary/request-id.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { requestIn } from '../../vocabulary/subject.ts'
import type { Network } from '../network.ts'
import { codeInWords } from './code-in-words.ts'
import { droppedCommandsOf, type LogOf } from './dropped-commands.ts'
import { nameOfParty } from './who-is-who.ts'

/** What a line about a request is made from. */
type Watched = Pick<Network, 'dcc' | 'fleet' | 'devices' | 'fleetsElsewhere'>

/**
 * Tells a person who watches a network of each request in one line: when, who, what, which device, the code, and why. One
 * when it is answered, and one when its Service Response is made.
 */
export function watchRequests(network: Watched, tell: (line: string) => void): void {
  let told = Promise.resolve()
  network.dcc.subscribe((event) => {
    const news = newsOf(event, network).catch(
      (fault: Error) => `What came of a request cannot be told: ${fault.message}`,
    )
    told = told.then(async () => {
      const line = await news
      if (line !== null) tell(line)
    })
  })
}

/** Null for an event that says nothing of either. */
async function newsOf(event: DccEvent, network: Watched): Promise<string | null> {
  const requestId = requestIn(subjectOfEvent(event))
  const transcript = requestId === undefined ? undefined : await network.dcc.transcript(requestId)
  if (transcript === undefined) return null
  const entry = transcript.entries.findLast((each) => isToldBy(event, each))
  if (entry === undefined || !('code' in entry)) return null
  const why = await whyOf(entry, transcript, network)
  const code = codeInWords(entry.code, network.dcc.settings().meanings)
  const outcome = why === null ? code : `${code}: ${why}`
  const words = [formatInstant(event.at).slice(11, 19), ...subjectOf(transcript, network), outcome]
  return words.filter((word) => word !== null).join('  ')
}

function isToldBy(event: DccEvent, entry: TranscriptEntry): boolean {
  if (event.kind === 'request-answered') return entry.kind === 'answered'
  if (event.kind === 'request-turned-away') return entry.kind === 'turned-away'
  if (event.kind !== 'document-queued' || entry.kind !== 'queued') return false
  return entry.what === 'service-response' && entry.responseId === event.responseId && entry.to === event.to
}

/** Who asked for what on which device; of a request that nobody was authenticated for, whom and what it names. */
function subjectOf({ requestId, entries }: Transcript, { fleet }: Watched): readonly (string | null)[] {
  const answered = entries.findLast((entry) => entry.kind === 'answered')
  const named = parseRequestId(requestId)
  const who = answered?.from ?? named?.originator ?? null
  const srv = answered?.serviceReferenceVariant
  const device = named === null ? undefined : fleet.deviceAt(named.target)
  return [
    who === null ? null : nameOfParty(who),
    srv === undefined ? null : `${srv} ${serviceRequests[srv]?.name ?? 'Service Request'}`,
    device === undefined ? null : `${device.type} ${named?.target}`,
  ]
}

async function whyOf(entry: TranscriptEntry, transcript: Transcript, network: Watched): Promise<string | null> {
  if (entry.kind !== 'queued') return whyAnswered(entry)
  const [dropped] = entry.code === 'E21' ? await droppedCommandsOf(transcript, logsOf(network)) : []
  if (dropped !== undefined) return `the device dropped the Command (${dropped.reason}): ${dropped.detail}`
  const before = transcript.entries.slice(0, transcript.entries.indexOf(entry)).at(-1)
  if (before?.kind === 'unreleased') return before.because
  return before === undefined ? null : whyAnswered(before)
}

/** What the step that refused it saw; for the check, what it says itself. */
function whyAnswered(entry: TranscriptEntry): string | null {
  if (!('trace' in entry)) return null
  const decision = 'decision' in entry ? entry.decision : null
  const refusal = entry.trace.find(({ outcome }) => outcome === 'refused')
  if (decision?.outcome === 'refused')
    return refusal === undefined ? `let through, as the check monitors: ${decision.because}` : decision.because
  return refusal === undefined ? null : `found: ${refusal.saw}`
}

/** The log of a device in another process is not at hand. */
const logsOf =
  ({ devices, fleetsElsewhere }: Watched): LogOf =>
  async (device) =>
    devices.holds(device) && !fleetsElsewhere.population.holds(device) ? devices.logOf(device) : []
