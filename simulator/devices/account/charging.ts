import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { MeterAccount } from '../state/meter-account.ts'
import { charged, isExhausted, type Ledger, recovered, withStandingCharge } from './ledger.ts'
import type { Usage } from './supplied.ts'
import { type DayPlan, dayMs, midnightBefore, stretchesOf } from './tariff.ts'

/** What an element of a meter uses, and what that costs. */
export interface ChargedElement {
  readonly usage: Usage
  readonly plan: DayPlan
  /** @param blocks counters of blocks before it; the answer has those after it */
  cost(register: number, amount: number, blocks: MeterAccount['blocks']): CostOfStretch
}

interface CostOfStretch {
  /** In hundred-thousandths of a pound; not rounded. */
  readonly cost: number
  readonly blocks: MeterAccount['blocks']
}

/** How a meter charges. */
export interface Charging {
  readonly elements: readonly ChargedElement[]
  readonly standingCharge: number
  /** Whether a billing period ends at a midnight. */
  endsBillingPeriod(midnight: Instant): boolean
  /** Whether the counters of blocks begin at nothing at a midnight. */
  resetsBlocks(midnight: Instant): boolean
  isSupplied(moment: Instant): boolean
}

/** An account on its way through time. */
export interface Charged {
  readonly ledger: Ledger
  readonly account: MeterAccount
}

/** A meter keeps the balances of as many midnights. */
const mostMidnights = 31

/** Charges for what was used up to a moment, day by day. */
export function chargedTo(to: Instant, { ledger, account }: Charged, charging: Charging): Charged {
  let next: Charged = { ledger, account }
  for (let from = account.chargedUntil; from < to; ) {
    const midnight = instant(midnightBefore(from) + dayMs)
    const until = midnight < to ? midnight : to
    next = usedIn(next, from, until, charging)
    if (until === midnight) next = atMidnight(next, midnight, charging)
    from = until
  }
  return { ...next, account: { ...next.account, chargedUntil: to } }
}

/** @param until no later than the next midnight */
function usedIn({ ledger, account }: Charged, from: Instant, until: Instant, { elements }: Charging): Charged {
  let { blocks } = account
  let total = 0
  for (const { usage, plan, cost } of elements) {
    for (const stretch of stretchesOf(plan, from, until)) {
      const found = cost(stretch.register, usage(stretch.from, stretch.to), blocks)
      total += found.cost
      blocks = found.blocks
    }
  }
  const periods = (debt: Ledger['timeDebts'][number]): number =>
    Math.floor(until / (1000 * debt.periodSeconds)) - Math.floor(from / (1000 * debt.periodSeconds))
  return { ledger: recovered(charged(ledger, Math.round(total)), periods), account: { ...account, blocks } }
}

/** In credit mode a balance is what a billing period has cost so far (docs/domain/gbcs-use-cases.md#charging). */
function atMidnight({ ledger, account }: Charged, midnight: Instant, charging: Charging): Charged {
  const stood = withStandingCharge(ledger, charging.standingCharge, charging.isSupplied(midnight))
  const isOver = !stood.isPrepayment && charging.endsBillingPeriod(midnight)
  const next = isOver ? { ...stood, balance: 0 } : stood
  return {
    ledger: next,
    account: {
      ...account,
      blocks: charging.resetsBlocks(midnight) ? {} : account.blocks,
      midnights: [...account.midnights, { at: midnight, amounts: amountsOf(stood) }].slice(-mostMidnights),
    },
  }
}

/** In the order in which meters show them. */
export const amountsOf = ({ balance, emergency, accumulatedDebt, paymentDebt, timeDebts }: Ledger): number[] => [
  balance,
  emergency.remaining,
  accumulatedDebt,
  paymentDebt.owed,
  ...timeDebts.map(({ owed }) => owed),
]

const halfHourMs = 1_800_000
/** No further ahead does a meter look at once. */
const horizonMs = 40 * dayMs

/**
 * When a meter in prepayment mode next has something to notice of its credit, to the half hour; the horizon where that is later, and
 * null where supply is off already and nothing can change by itself.
 */
export function nextChange(
  from: Charged,
  charging: Charging,
  hasChanged: (ledger: Ledger, moment: Instant) => boolean,
): Instant | null {
  if (!from.ledger.isPrepayment) return null
  const begins = from.account.chargedUntil
  if (from.account.marks.includes('disabled') && isExhausted(from.ledger) && !hasChanged(from.ledger, begins))
    return null
  let next = from
  for (let moment = begins; moment < begins + horizonMs; ) {
    if (hasChanged(next.ledger, moment)) return moment
    moment = instant(Math.floor(moment / halfHourMs) * halfHourMs + halfHourMs)
    next = chargedTo(moment, next, charging)
  }
  return instant(begins + horizonMs)
}
