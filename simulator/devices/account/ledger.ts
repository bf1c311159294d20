/** Amounts in hundred-thousandths of a pound, as meters have them. */
export interface Ledger {
  readonly isPrepayment: boolean
  /** What is left, and below nothing what is owed. */
  readonly balance: number
  readonly emergency: EmergencyCredit
  /** What could not be taken when it was due. */
  readonly accumulatedDebt: number
  readonly timeDebts: readonly TimeDebt[]
  readonly paymentDebt: PaymentDebt
  /** Below which supply is cut off. */
  readonly disablementThreshold: number
  readonly lowCreditThreshold: number
}

interface EmergencyCredit {
  readonly isInUse: boolean
  /** What is left of it while it is in use. */
  readonly remaining: number
  readonly limit: number
  /** At or below which balance it may be had. */
  readonly threshold: number
}

/** A debt of which so much is taken in each period. */
export interface TimeDebt {
  readonly owed: number
  readonly perPeriod: number
  readonly periodSeconds: number
}

/** A debt of which each top-up pays a share. */
interface PaymentDebt {
  readonly owed: number
  /** In hundredths of a percent. */
  readonly share: number
}

/**
 * Takes the cost of what was used: from the balance, and in prepayment mode from emergency credit once the balance is
 * used up and the customer has asked for it (docs/domain/gbcs-use-cases.md#charging).
 */
export function charged(ledger: Ledger, cost: number): Ledger {
  const { isPrepayment, balance, emergency } = ledger
  if (!isPrepayment || !emergency.isInUse) return { ...ledger, balance: balance - cost }
  const fromBalance = Math.min(cost, Math.max(0, balance))
  const fromEmergency = Math.min(cost - fromBalance, emergency.remaining)
  const rest = cost - fromBalance - fromEmergency
  return {
    ...ledger,
    balance: balance - fromBalance - rest,
    emergency: { ...emergency, remaining: emergency.remaining - fromEmergency },
  }
}

/** Takes a standing charge: where supply is cut off it is owed. */
export function withStandingCharge(ledger: Ledger, amount: number, isSupplied: boolean): Ledger {
  if (ledger.isPrepayment && !isSupplied) return { ...ledger, accumulatedDebt: ledger.accumulatedDebt + amount }
  return charged(ledger, amount)
}

/** Takes what debts have become due of in so many of their periods: in prepayment mode alone, and while there is credit. */
export function recovered(ledger: Ledger, periods: (debt: TimeDebt) => number): Ledger {
  if (!ledger.isPrepayment) return ledger
  let { balance } = ledger
  const timeDebts = ledger.timeDebts.map((debt) => {
    const due = Math.min(debt.owed, debt.perPeriod * periods(debt))
    if (due <= 0 || balance < ledger.disablementThreshold) return debt
    balance -= due
    return { ...debt, owed: debt.owed - due }
  })
  return { ...ledger, timeDebts, balance }
}

/** What of a top-up goes where, in the order in which a meter takes it. */
export function toppedUp(ledger: Ledger, amount: number): { readonly ledger: Ledger; readonly debtPaid: number } {
  const { paymentDebt, accumulatedDebt, emergency, balance } = ledger
  const debtPaid = Math.min(paymentDebt.owed, Math.floor((amount * paymentDebt.share) / 10_000))
  const owedPaid = Math.min(accumulatedDebt, amount - debtPaid)
  const used = emergency.isInUse ? emergency.limit - emergency.remaining : 0
  const repaid = Math.max(0, Math.min(used, amount - debtPaid - owedPaid))
  const isRepaid = repaid === used
  return {
    debtPaid,
    ledger: {
      ...ledger,
      paymentDebt: { ...paymentDebt, owed: paymentDebt.owed - debtPaid },
      accumulatedDebt: accumulatedDebt - owedPaid,
      emergency: isRepaid
        ? { ...emergency, isInUse: false, remaining: 0 }
        : { ...emergency, remaining: emergency.remaining + repaid },
      balance: balance + amount - debtPaid - owedPaid - repaid,
    },
  }
}

/** Whether nothing is left that supply could be paid from. */
export function isExhausted({ isPrepayment, balance, emergency, disablementThreshold }: Ledger): boolean {
  if (!isPrepayment) return false
  return emergency.isInUse ? emergency.remaining <= 0 && balance < 0 : balance < disablementThreshold
}
