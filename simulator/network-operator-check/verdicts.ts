import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { CheckVerdict, RefusalReason, WarningCode } from './contract.ts'
import type { ReplacementCertificate } from './question.ts'
import type { RuleId } from './rules.ts'

// The only places where verdicts are made.

/** What a verdict that looked at certificates rests on. */
export interface Evidence {
  /** Entity Identifiers of the responsible party; none where it was not, or could not be, asked for. */
  readonly expected: Iterable<EntityIdentifier>
  readonly certificates: readonly ReplacementCertificate[]
  readonly warnings: readonly WarningCode[]
}

export const notApplicable = (rule: RuleId, because: string): CheckVerdict => ({
  outcome: 'not-applicable',
  rule,
  expected: [],
  found: [],
  because,
  warnings: [],
})

export const accepted = (rule: RuleId, evidence: Evidence, because: string): CheckVerdict => ({
  outcome: 'accepted',
  rule,
  expected: [...evidence.expected],
  found: identifiersOf(evidence.certificates),
  because,
  warnings: [...evidence.warnings],
})

export const refused = (rule: RuleId, reason: RefusalReason, evidence: Evidence, because: string): CheckVerdict => ({
  outcome: 'refused',
  rule,
  reason,
  expected: [...evidence.expected],
  found: identifiersOf(evidence.certificates),
  because,
  warnings: [...evidence.warnings],
})

/** The distinct identifiers that the certificates carry, in their order. */
function identifiersOf(certificates: readonly ReplacementCertificate[]): EntityIdentifier[] {
  const found: EntityIdentifier[] = []
  for (const { certificate } of certificates) {
    const identifier = certificate?.subject.uniqueIdentifier ?? null
    if (identifier !== null && !found.includes(identifier)) found.push(identifier)
  }
  return found
}
