import type { TranscriptLine } from '../../account/transcript-lines.ts'
import type { PlayedScenario } from '../scenario.ts'
import type { Sighting } from '../witness.ts'

/** One arrow of a sequence diagram; from somebody to themselves it is something that they did. */
export interface Message {
  readonly from: string
  readonly to: string
  readonly label: string
  /** When, as the transcript has it; empty where nobody noted it. */
  readonly at: string
  readonly tone: 'plain' | 'good' | 'bad'
}

const check = 'The check'

/**
 * Who sent what to whom in a scenario: from the transcripts of its requests, or, where there are none, from what the
 * check was asked.
 */
export function messagesOf({
  transcripts,
  sightings,
  tags,
}: Pick<PlayedScenario, 'transcripts' | 'sightings' | 'tags'>): readonly Message[] {
  const recorded = transcripts.flatMap(({ lines }) => lines)
  if (recorded.length > 0) return recorded.flatMap(messagesOfLine)
  const asker = tags.includes('@at-the-port') ? 'Whoever asks' : 'DCC'
  return sightings.flatMap((sighting) => consultation(asker, sighting))
}

function messagesOfLine({ at, who, what }: TranscriptLine): readonly Message[] {
  const [from = '', to] = who.split(' → ')
  if (to !== undefined) return [{ from, to, label: what, at, tone: 'plain' }]
  const verdict = /^the check: (.+)$/.exec(what)?.[1]
  if (verdict === undefined) return [{ from, to: from, label: what, at, tone: 'plain' }]
  return [
    { from, to: check, label: 'May these certificates go there?', at, tone: 'plain' },
    { from: check, to: from, label: verdict, at, tone: toneOf(verdict) },
  ]
}

function consultation(asker: string, { request, theirs }: Sighting): readonly Message[] {
  const { serviceReferenceVariant, device, remotePartyRole } = request
  const answer =
    theirs.outcome === 'no-verdict' ? `no verdict (${theirs.reason})` : `${theirs.outcome} by ${theirs.rule}`
  return [
    {
      from: asker,
      to: check,
      label: `${serviceReferenceVariant} for ${device.type}, ${remotePartyRole}`,
      at: request.receivedAt,
      tone: 'plain',
    },
    { from: check, to: asker, label: answer, at: '', tone: toneOf(answer) },
  ]
}

function toneOf(verdict: string): Message['tone'] {
  if (verdict.startsWith('accepted')) return 'good'
  return verdict.startsWith('not-applicable') ? 'plain' : 'bad'
}
