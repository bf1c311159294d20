import { type Message, messagesOfTranscript, theCheck, toneOf } from '../../pages/sequence.ts'
import type { PlayedScenario } from '../scenario.ts'
import type { Sighting } from '../witness.ts'

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
  if (recorded.length > 0) return messagesOfTranscript(recorded)
  const asker = tags.includes('@at-the-port') ? 'Whoever asks' : 'DCC'
  return sightings.flatMap((sighting) => consultation(asker, sighting))
}

function consultation(asker: string, { request, theirs }: Sighting): readonly Message[] {
  const { serviceReferenceVariant, device, remotePartyRole } = request
  const answer =
    theirs.outcome === 'no-verdict' ? `no verdict (${theirs.reason})` : `${theirs.outcome} by ${theirs.rule}`
  return [
    {
      from: asker,
      to: theCheck,
      label: `${serviceReferenceVariant} for ${device.type}, ${remotePartyRole}`,
      at: request.receivedAt,
      tone: 'plain',
    },
    { from: theCheck, to: asker, label: answer, at: '', tone: toneOf(answer) },
  ]
}
