import type { TranscriptLine } from '../account/transcript-lines.ts'
import type { Sighting } from './witness.ts'

/** What a scenario leaves behind for whoever was not there. */
export interface Evidence {
  /** Every question that the check was asked, with both verdicts, in order. */
  readonly sightings: readonly Sighting[]
  /** What every request went through, in words. */
  readonly transcripts: readonly RequestTranscript[]
}

export interface RequestTranscript {
  readonly requestId: string
  readonly lines: readonly TranscriptLine[]
}

/** The media type under which a scenario attaches its evidence as JSON. */
export const evidenceMediaType = 'application/vnd.dcc-sim.evidence+json'

export const noEvidence: Evidence = { sightings: [], transcripts: [] }
