import { type Message, messagesOfTranscript, theCheck, toneOf } from '../../pages/sequence.ts'
import type { Observation } from '../observed-check.ts'
import type { PlayedScenario } from '../scenario.ts'

/**
 * Who sent what to whom in a scenario: from the transcripts of its requests, or, where there are none, from what the
 * check was asked.
 */
export function messagesOf({
  transcripts,
  observations,
  tags,
}: Pick<PlayedScenario, 'transcripts' | 'observations' | 'tags'>): readonly Message[] {
  const recorded = transcripts.flatMap(({ lines }) => lines)
  if (recorded.length > 0) return messagesOfTranscript(recorded)
  const asker = tags.includes('@at-the-port') ? 'Whoever asks' : 'DCC'
  return observations.flatMap((observation) => consultation(asker, observation))
}

function consultation(asker: string, { request, theirs }: Observation): readonly Message[] {
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
