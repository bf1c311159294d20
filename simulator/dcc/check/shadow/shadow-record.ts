import type { CheckOutcome, CheckVerdict } from '../../../network-operator-check/contract.ts'
import type { CheckQuestion } from '../../../network-operator-check/question.ts'
import type { RuleId } from '../../../network-operator-check/rules.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import type { CheckFailureReason } from '../implementations/check-failure.ts'

/** What an implementation said of a question, and why. */
export interface Opinion {
  readonly outcome: CheckOutcome
  readonly rule: RuleId
  readonly reason: string | null
  readonly because: string
}

/** Why it said nothing. */
export interface NoVerdict {
  readonly outcome: 'no-verdict'
  readonly reason: CheckFailureReason
  readonly because: string
}

/** A question on which the shadow did not come to the outcome that was decided. */
export interface Disagreement {
  readonly at: Instant
  readonly requestId: string
  readonly serviceReferenceVariant: string
  readonly device: EntityIdentifier
  readonly decided: Opinion
  readonly shadow: Opinion | NoVerdict
}

/**
 * How the shadow fared under one rule: the one by which it was decided.
 *
 * @public the declarations of the package name it
 */
export interface ShadowCount {
  readonly rule: RuleId
  readonly agreed: number
  readonly disagreed: number
  readonly withoutVerdict: number
}

export interface ShadowReport {
  /** Per rule, in the order in which the rules were first cited. */
  counts(): readonly ShadowCount[]
  /** Oldest first; the newest where there were more than are kept. */
  disagreements(): readonly Disagreement[]
  /** Questions that the shadow was not asked, because too many were under way. */
  notAsked(): number
}

export interface ShadowRecord extends ShadowReport {
  compare(question: CheckQuestion, decided: CheckVerdict, shadow: Opinion | NoVerdict): void
  leaveOut(): void
}

/** @param capacity how many disagreements are kept in full; all are counted */
export function createShadowRecord(capacity = 1_000): ShadowRecord {
  const counts = new Map<RuleId, ShadowCount>()
  const disagreements: Disagreement[] = []
  let notAsked = 0

  return {
    compare(question, verdict, shadow) {
      const decided = opinionOf(verdict)
      const column = columnOf(decided, shadow)
      const before = counts.get(decided.rule) ?? { rule: decided.rule, agreed: 0, disagreed: 0, withoutVerdict: 0 }
      counts.set(decided.rule, { ...before, [column]: before[column] + 1 })
      if (column === 'agreed') return
      const { receivedAt: at, requestId, serviceReferenceVariant, device } = question
      disagreements.push({ at, requestId, serviceReferenceVariant, device: device.id, decided, shadow })
      if (disagreements.length > capacity) disagreements.shift()
    },
    leaveOut() {
      notAsked += 1
    },
    counts: () => [...counts.values()],
    disagreements: () => [...disagreements],
    notAsked: () => notAsked,
  }
}

/** What of a verdict is kept. */
export const opinionOf = (verdict: CheckVerdict): Opinion => ({
  outcome: verdict.outcome,
  rule: verdict.rule,
  reason: verdict.outcome === 'refused' ? verdict.reason : null,
  because: verdict.because,
})

/** Only the outcome is compared: two teams may cite different rules for the same refusal. */
function columnOf(decided: Opinion, shadow: Opinion | NoVerdict): Exclude<keyof ShadowCount, 'rule'> {
  if (shadow.outcome === 'no-verdict') return 'withoutVerdict'
  return shadow.outcome === decided.outcome ? 'agreed' : 'disagreed'
}
