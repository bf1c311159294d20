import type { TraceEntry } from '../dcc/admission/step.ts'
import type { Transcript, TranscriptEntry } from '../dcc/transcript.ts'
import { formatInstant } from '../vocabulary/instant.ts'
import { meaningOfCode } from './code-in-words.ts'

/** Why a request was answered as it was. */
export interface Explanation {
  readonly at: string
  /** The response code of the answer, and what it means. */
  readonly code: string
  readonly meaning: string | null
  /** The steps of admission in order, as far as it came, with what each saw. */
  readonly steps: readonly ExplainedStep[]
  /** Null where every step let the request pass. */
  readonly refusal: ExplainedRefusal | null
}

export interface ExplainedStep {
  readonly step: string
  readonly rule: string
  readonly outcome: TraceEntry['outcome']
  readonly saw: string
}

export interface ExplainedRefusal {
  readonly step: string
  readonly rule: string
  readonly code: string
  readonly found: string
  /** The near miss: what would have let it pass. */
  readonly wouldHaveBeenAccepted: string
}

/** Every answer that was given under a RequestID, asked why; oldest first. */
export const explanationsOf = ({ entries }: Transcript): readonly Explanation[] => entries.flatMap(explanationOf)

function explanationOf(entry: TranscriptEntry): readonly Explanation[] {
  if (!('trace' in entry)) return []
  const { code, trace } = entry
  return [
    {
      at: formatInstant(entry.at),
      code,
      meaning: meaningOfCode(code),
      steps: trace.map(({ step, rule, outcome, saw }) => ({ step, rule, outcome, saw })),
      refusal: refusalIn(trace),
    },
  ]
}

function refusalIn(trace: readonly TraceEntry[]): ExplainedRefusal | null {
  const refusal = trace.find(({ outcome }) => outcome === 'refused')
  if (refusal === undefined) return null
  const { step, rule, saw, code = '', wouldHaveAccepted = '' } = refusal
  return { step, rule, code, found: saw, wouldHaveBeenAccepted: wouldHaveAccepted }
}
