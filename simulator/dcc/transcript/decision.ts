import { z } from 'zod'
import type { CheckOutcome } from '../../network-operator-check/contract.ts'
import type { RuleId } from '../../network-operator-check/rules.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { CheckMode } from '../settings/settings.ts'

/** One decision of the check, as it was when it fell. */
export interface Decision {
  /** Grows by one with each decision. */
  readonly sequence: number
  readonly at: Instant
  readonly requestId: string
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

export const outcomeSchema = z.enum(['accepted', 'refused', 'not-applicable'])

/** A decision as it is stored. */
export const decisionSchema = z.strictObject({
  sequence: z.int(),
  at: z.number(),
  requestId: z.string(),
  serviceReferenceVariant: z.string(),
  carriedBy: z.string(),
  device: z.string(),
  submittedBy: z.string(),
  mode: z.enum(['enforce', 'monitor']),
  outcome: outcomeSchema,
  rule: z.string(),
  reason: z.string().nullable(),
  expected: z.array(z.string()),
  found: z.array(z.string()),
  because: z.string(),
  warnings: z.array(z.string()),
})
