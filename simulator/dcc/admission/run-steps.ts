import type { Put } from '../../vocabulary/ports/state.ts'
import type { Breach } from '../transcript/breach.ts'
import type { Decision } from '../transcript/decision.ts'
import type { TraceEntry } from '../transcript/transcript.ts'
import type { AdmissionStep, Judgement, Refused } from './step.ts'

/** What came of walking through a list of steps. */
export interface StepsRun {
  readonly trace: readonly TraceEntry[]
  /** The refusal that ended it; null where every step let the request pass. */
  readonly refusal: Refused | null
  /** What the check decided; null where it was not asked. */
  readonly decision: Decision | null
  /** Why it is held in quarantine; null where it is not. */
  readonly breach: Breach | null
  /** What anomaly detection counted. */
  readonly counts: readonly Put[]
}

/** Takes the steps in order; the first that refuses is the last. */
export async function runSteps<Case>(steps: readonly AdmissionStep<Case>[], facts: Case): Promise<StepsRun> {
  const trace: TraceEntry[] = []
  let decision: Decision | null = null
  let breach: Breach | null = null
  let counts: readonly Put[] = []
  for (const step of steps) {
    const judging = step.judge(facts)
    const judgement = judging instanceof Promise ? await judging : judging
    trace.push(traced(step, judgement))
    decision = judgement.decision ?? decision
    if (judgement.outcome === 'refused') return { trace, refusal: judgement, decision, breach: null, counts: [] }
    breach = judgement.breach ?? breach
    counts = judgement.counts ?? counts
  }
  return { trace, refusal: null, decision, breach, counts }
}

function traced<Case>({ name, rule }: AdmissionStep<Case>, judgement: Judgement): TraceEntry {
  const { outcome, saw } = judgement
  if (judgement.outcome !== 'refused')
    return { step: name, rule, outcome, saw, ...(judgement.leniency !== undefined && { leniency: judgement.leniency }) }
  const { code, wouldHaveAccepted } = judgement
  return { step: name, rule: judgement.rule ?? rule, outcome, saw, code, wouldHaveAccepted }
}
