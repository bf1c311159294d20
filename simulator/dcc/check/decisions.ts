import type { CheckOutcome } from '../../network-operator-check/contract.ts'
import type { RuleId } from '../../network-operator-check/rules.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { CheckMode } from '../settings.ts'

/** One decision of the check, as it was when it fell. */
export interface Decision {
  /** Grows by one with each decision. */
  readonly sequence: number
  readonly at: Instant
  readonly requestId: RequestId
  readonly serviceReferenceVariant: string
  readonly carriedBy: string
  readonly device: EntityIdentifier
  readonly submittedBy: EntityIdentifier
  readonly mode: Exclude<CheckMode, 'off'>
  readonly outcome: CheckOutcome
  readonly rule: RuleId
  readonly reason: string | null
  readonly expected: readonly string[]
  readonly found: readonly string[]
  readonly because: string
  readonly warnings: readonly string[]
}

/** How often one outcome was reached under one rule. */
export interface DecisionCount {
  readonly rule: RuleId
  readonly outcome: CheckOutcome
  readonly reason: string | null
  readonly count: number
}

export interface DecisionFilter {
  readonly rule?: RuleId
  readonly outcome?: CheckOutcome
  readonly device?: EntityIdentifier
  readonly submittedBy?: EntityIdentifier
  /** At most so many, the newest. */
  readonly limit?: number
}

/** What the check decided: the newest decisions in full, all of them in the counts. */
export interface Decisions {
  /** Newest last. */
  list(filter?: DecisionFilter): readonly Decision[]
  counts(): readonly DecisionCount[]
}
