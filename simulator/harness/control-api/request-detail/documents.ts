import type { Transcript, TranscriptEntry } from '../../../dcc/transcript/transcript.ts'
import { dccParties } from '../../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import { parseRequestId } from '../../../vocabulary/request-id.ts'

export const documentKinds = [
  'service-request',
  'signed-pre-command',
  'answer',
  'service-response',
  'dcc-alert',
  'device-alert',
] as const

/** A DUIS document that a user sent or was sent, in the order of time. */
export interface SentDocument {
  /** From 1 on, within a request. */
  readonly n: number
  readonly at: Instant
  readonly kind: (typeof documentKinds)[number]
  readonly from: EntityIdentifier
  readonly to: EntityIdentifier
  /** As it was sent. */
  readonly octets: Buffer
}

const dcc = dccParties.dsp.entityIdentifier

/** Every document of a request: what came, what was answered to it, and what was delivered for it. */
export function documentsOf({ requestId, entries }: Transcript): readonly SentDocument[] {
  const originator = parseRequestId(requestId)?.originator ?? dcc
  return entries
    .flatMap((entry) => documentsOfEntry(entry, originator))
    .map((document, index) => ({ n: index + 1, ...document }))
}

type Unnumbered = Omit<SentDocument, 'n'>

function documentsOfEntry(entry: TranscriptEntry, originator: EntityIdentifier): readonly Unnumbered[] {
  const { at } = entry
  switch (entry.kind) {
    case 'answered': {
      const { from, commandVariant, document, answer, schedule } = entry
      // A run of a DSP schedule is the DSP's own request, and nobody is answered.
      if (schedule !== undefined) return [{ at, kind: 'service-request', from: dcc, to: dcc, octets: document }]
      const kind = commandVariant >= 5 && commandVariant <= 7 ? 'signed-pre-command' : 'service-request'
      return [
        { at, kind, from, to: dcc, octets: document },
        { at, kind: 'answer', from: dcc, to: from, octets: Buffer.from(answer) },
      ]
    }
    case 'turned-away':
      return [{ at, kind: 'answer', from: dcc, to: originator, octets: Buffer.from(entry.answer) }]
    case 'queued':
      return [{ at, kind: entry.what, from: dcc, to: entry.to, octets: Buffer.from(entry.document) }]
    default:
      return []
  }
}
