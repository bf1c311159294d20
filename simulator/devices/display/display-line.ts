import type { Ledger } from '../account/ledger.ts'

/** One line of what a meter shows to the consumer (SMETS, User Interface). */
export interface DisplayLine {
  /** Stable: `customer-number`, `meter-balance`. */
  readonly name: string
  readonly value: string
}

/** `£12.34`, `−£0.05`: of an amount in hundred-thousandths of a pound, to the nearest penny. */
export function amountShown(amount: number): string {
  const pence = Math.round(amount / 1000)
  return `${pence < 0 ? '−' : ''}£${(Math.abs(pence) / 100).toFixed(2)}`
}

/** What a meter shows of its account. */
export function linesOfLedger(ledger: Ledger): readonly DisplayLine[] {
  const { isPrepayment, balance, emergency, accumulatedDebt, paymentDebt, timeDebts } = ledger
  const owed = [accumulatedDebt, paymentDebt.owed, ...timeDebts.map((debt) => debt.owed)]
  return [
    { name: 'payment-mode', value: isPrepayment ? 'prepayment' : 'credit' },
    { name: 'meter-balance', value: amountShown(balance) },
    { name: 'emergency-credit', value: emergency.isInUse ? amountShown(emergency.remaining) : '' },
    { name: 'debt', value: amountShown(owed.reduce((sum, each) => sum + each, 0)) },
  ]
}
