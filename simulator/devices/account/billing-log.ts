import type { Instant } from '../../vocabulary/instant.ts'
import type { BillingEntry, MeterAccount } from '../state/meter-account.ts'
import { amountsOf } from './charging.ts'
import type { Ledger } from './ledger.ts'

/** SMETS has a meter keep twelve entries that a change of mode or tariff brought about. */
const mostEntries = 12

/**
 * Notes what stood when the payment mode or the tariff changed, once for all that changed at a moment
 * (docs/domain/gbcs-use-cases.md#billing-log).
 */
export function withBillingEntry(
  account: MeterAccount,
  at: Instant,
  cause: BillingEntry['cause'],
  before: Ledger,
): MeterAccount {
  const { changes } = account
  if (changes.some((each) => each.at === at && each.cause === cause)) return account
  return { ...account, changes: [...changes, { at, cause, amounts: amountsOf(before) }].slice(-mostEntries) }
}
