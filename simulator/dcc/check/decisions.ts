import { z } from 'zod'
import { everyValue } from '../../environment/every-value.ts'
import { Versions } from '../../environment/followed-state.ts'
import type { CheckOutcome, CheckVerdict } from '../../network-operator-check/contract.ts'
import type { CheckQuestion } from '../../network-operator-check/question.ts'
import type { RuleId } from '../../network-operator-check/rules.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Put, State } from '../../vocabulary/ports/state.ts'
import { readStored, type StoredKind, storedKind } from '../../vocabulary/stored-kind.ts'
import { type Decision, decisionSchema, outcomeSchema } from '../transcript/decision.ts'

/** How often one outcome was reached under one rule. */
interface DecisionCount {
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
  /** Oldest first. */
  list(filter?: DecisionFilter): readonly Decision[]
  counts(): readonly DecisionCount[]
}

export interface DecisionRecord extends Decisions {
  /** Numbers and counts a decision that is about to become durable. */
  record(question: CheckQuestion, mode: Decision['mode'], verdict: CheckVerdict): Decision
  /** What a change must put so that the decision is looked back on after a restart too, and the oldest no more. */
  toPut(decision: Decision): readonly Put[]
  readonly versions: Versions
}

/** A decision with all counts up to it: the newest one that is kept restores them. */
interface StoredDecision {
  readonly decision: Decision
  readonly counts: readonly DecisionCount[]
}

export const storedDecision = storedKind(
  'a decision of the check',
  1,
  z.strictObject({
    decision: decisionSchema,
    counts: z.array(
      z.strictObject({ rule: z.string(), outcome: outcomeSchema, reason: z.string().nullable(), count: z.int() }),
    ),
  }),
) as unknown as StoredKind<StoredDecision>

const prefix = 'decision/'

const keyOf = (sequence: number): string => `${prefix}${String(sequence).padStart(15, '0')}`

/**
 * @param capacity how many decisions are kept in full
 * @param isShared whether other processes decide on the same State: then each looks back on what it decided itself, as one count of
 *        all would have each decision wait for every other. Each stands in the record of its request whoever made it
 */
export async function createDecisionRecord(
  state: Pick<State, 'page'>,
  capacity: number,
  isShared: boolean,
): Promise<DecisionRecord> {
  const stored: StoredDecision[] = []
  const versions = new Versions(prefix)
  for await (const { key, version, value } of everyValue(state, prefix)) {
    stored.push(readStored(storedDecision, key, value))
    versions.took({ key, value }, version)
  }
  stored.sort((one, other) => one.decision.sequence - other.decision.sequence)
  const newest = stored.at(-1)
  let decisions = stored.map(({ decision }) => decision).slice(-capacity)
  let sequence = newest?.decision.sequence ?? 0
  const counts = new Map<string, DecisionCount>()
  for (const count of newest?.counts ?? []) counts.set(keyOfCount(count), count)

  return {
    record(question, mode, verdict) {
      sequence += 1
      const decision = decisionOf(sequence, question, mode, verdict)
      decisions.push(decision)
      if (decisions.length >= 2 * capacity) decisions = decisions.slice(-capacity)
      const { rule, outcome, reason } = decision
      const key = keyOfCount(decision)
      counts.set(key, { rule, outcome, reason, count: (counts.get(key)?.count ?? 0) + 1 })
      return decision
    },
    versions,
    toPut(decision) {
      if (isShared) return []
      const value = storedDecision.write({ decision, counts: [...counts.values()] })
      const oldest = keyOf(decision.sequence - capacity)
      const version = versions.of(oldest)
      return [
        { key: keyOf(decision.sequence), version: 0, value },
        ...(version === 0 ? [] : [{ key: oldest, version, value: undefined }]),
      ]
    },
    list(filter = {}) {
      const found = decisions.slice(-capacity).filter((decision) => fits(decision, filter))
      return filter.limit === undefined ? found : found.slice(Math.max(0, found.length - filter.limit))
    },
    counts: () => [...counts.values()],
  }
}

/** Stands in for the record where a decision is not made, only considered. */
export const unrecorded: Pick<DecisionRecord, 'record'> = {
  record: (question, mode, verdict) => decisionOf(0, question, mode, verdict),
}

const keyOfCount = ({ rule, outcome, reason }: Pick<DecisionCount, 'rule' | 'outcome' | 'reason'>): string =>
  `${rule} ${outcome} ${reason}`

const fits = (decision: Decision, { rule, outcome, device, submittedBy }: DecisionFilter): boolean =>
  (rule === undefined || decision.rule === rule) &&
  (outcome === undefined || decision.outcome === outcome) &&
  (device === undefined || decision.device === device) &&
  (submittedBy === undefined || decision.submittedBy === submittedBy)

function decisionOf(
  sequence: number,
  question: CheckQuestion,
  mode: Decision['mode'],
  verdict: CheckVerdict,
): Decision {
  const { requestId, serviceReferenceVariant, carriedBy, receivedAt, effectiveAt, device, submittedBy } = question
  return {
    sequence,
    // A release is decided at the instant that it takes effect (NOC-8).
    at: carriedBy === 'dsp-release' ? effectiveAt : receivedAt,
    requestId,
    serviceReferenceVariant,
    carriedBy,
    device: device.id,
    submittedBy: submittedBy.entityIdentifier,
    mode,
    outcome: verdict.outcome,
    rule: verdict.rule,
    reason: verdict.outcome === 'refused' ? verdict.reason : null,
    expected: verdict.expected,
    found: verdict.found,
    because: verdict.because,
    warnings: verdict.warnings,
  }
}
