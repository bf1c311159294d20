import { z } from 'zod'
import { groupOfStep, stepGroups } from '../../dcc/admission/steps.ts'
import type { Decision } from '../../dcc/transcript/decision.ts'
import type { TraceEntry, Transcript, TranscriptEntry } from '../../dcc/transcript/transcript.ts'
import { formatInstant, type Instant } from '../../vocabulary/instant.ts'
import { type Meanings, meaningOfCode } from './code-in-words.ts'

const step = z.strictObject({
  step: z.string(),
  group: z.enum(stepGroups).describe('What the step is about'),
  rule: z.string().describe('What the step rests on'),
  outcome: z.enum(['passed', 'refused', 'not-applicable']),
  saw: z.string().describe('What the step looked at'),
  leniency: z.string().optional().describe('What a setting let through that the standard would not'),
})

const decision = z.strictObject({
  mode: z.enum(['enforce', 'monitor']),
  outcome: z.enum(['accepted', 'refused', 'not-applicable']),
  rule: z.string(),
  reason: z.string().nullable(),
  expected: z.array(z.string()).describe('Entity Identifiers of the responsible party'),
  found: z.array(z.string()).describe('Entity Identifiers of the certificates'),
  because: z.string(),
  warnings: z.array(z.string()),
})

const refusal = z.strictObject({
  step: z.string(),
  rule: z.string(),
  code: z.string().describe('Our code for it; a setting may have put another into the answer'),
  found: z.string(),
  wouldHaveBeenAccepted: z.string().describe('The near miss'),
})

/** Why a request was answered as it was, as the control API shows it. */
export const explanationSchema = z.strictObject({
  at: z.string().describe('An instant in UTC'),
  code: z.string().describe('The response code of the answer'),
  meaning: z.string().nullable(),
  steps: z.array(step).describe('The steps of admission in order, as far as it came, with what each saw'),
  decision: decision.nullable().describe('Of the check; null where it was not asked'),
  refusal: refusal.nullable().describe('Null where every step let the request pass'),
})

export type Explanation = z.output<typeof explanationSchema>

/** Every answer that was given under a RequestID, and every release from the schedule, asked why; oldest first. */
export const explanationsOf = ({ entries }: Transcript, meanings: Meanings = {}): readonly Explanation[] =>
  entries.flatMap((entry) => explanationOf(entry, meanings))

/** The same of a request that nobody sent: how it would be answered at an instant. */
export const considerationOf = (considered: Answered, at: Instant, meanings: Meanings = {}): Explanation =>
  explained({ ...considered, at }, meanings)

function explanationOf(entry: TranscriptEntry, meanings: Meanings): readonly Explanation[] {
  if (!('trace' in entry)) return []
  return [explained({ decision: null, ...entry }, meanings)]
}

/** An answer with what led to it. */
interface Answered {
  readonly code: string
  readonly trace: readonly TraceEntry[]
  readonly decision: Decision | null
}

const explained = (
  { at, code, trace, decision }: Answered & { readonly at: Instant },
  meanings: Meanings,
): Explanation => ({
  at: formatInstant(at),
  code,
  meaning: meaningOfCode(code, meanings),
  steps: trace.map(stepView),
  decision: decision && decided(decision),
  refusal: refusalIn(trace),
})

const stepView = ({ step, rule, outcome, saw, leniency }: TraceEntry) => ({
  step,
  group: groupOfStep(step),
  rule,
  outcome,
  saw,
  ...(leniency !== undefined && { leniency }),
})

function decided({ mode, outcome, rule, reason, expected, found, because, warnings }: Decision) {
  return {
    mode,
    outcome,
    rule,
    reason,
    expected: [...expected],
    found: [...found],
    because,
    warnings: [...warnings],
  }
}

function refusalIn(trace: readonly TraceEntry[]): Explanation['refusal'] {
  const refusal = trace.find(({ outcome }) => outcome === 'refused')
  if (refusal === undefined) return null
  const { step, rule, saw, code = '', wouldHaveAccepted = '' } = refusal
  return { step, rule, code, found: saw, wouldHaveBeenAccepted: wouldHaveAccepted }
}
