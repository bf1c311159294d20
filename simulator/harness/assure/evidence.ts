import type { TranscriptLine } from '../in-words/transcript-lines.ts'
import type { Observation } from './observed-check.ts'

/** What a scenario leaves for a report. */
export interface Evidence {
  /** Every question that the check was asked, with both verdicts, in order. */
  readonly observations: readonly Observation[]
  /** What every request went through, in words. */
  readonly transcripts: readonly RequestTranscript[]
}

export interface RequestTranscript {
  readonly requestId: string
  readonly lines: readonly TranscriptLine[]
}

/** The media type under which a scenario attaches its evidence as JSON. */
export const evidenceMediaType = 'application/vnd.dcc-sim.evidence+json'

export const noEvidence: Evidence = { observations: [], transcripts: [] }
