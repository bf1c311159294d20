import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import type { TransformFacts } from '../facts.ts'

type Prepayment = NonNullable<BodyContent<'UpdatePaymentMode'>['prepayment']>

const instance = (obis: string): Buffer => Buffer.from(obis.split(/[-:.]/).map(Number))

const credits = {
  balance: instance('0-0:19.10.0.255'),
  emergency: instance('0-0:19.10.1.255'),
  accumulatedDebt: instance('0-0:19.10.2.255'),
}
const charges = {
  consumption: instance('0-0:19.20.0.255'),
  timeDebt1: instance('0-0:19.20.1.255'),
  timeDebt2: instance('0-0:19.20.2.255'),
  paymentDebt: instance('0-0:19.20.3.255'),
  standing: instance('0-0:19.20.4.255'),
  /** Of the second element. */
  secondary: instance('0-0:19.20.5.255'),
}

/** Collected always, or not while supply is off. */
const always = [true, true, true]
const notWhileDisabled = [true, true, false]

type Collection = readonly [credit: Buffer, charge: Buffer, collected: readonly boolean[]]

/** As the object of credit and charge collections takes them. */
export const collections = (list: readonly Collection[]) =>
  list.map(([credit, charge, collected]) => ({ credit, charge, collected }))

const isTwin = ({ device }: TransformFacts): boolean => device.meter === 'twin'

/** In credit mode: consumption and standing charge. */
export const creditCollections = (facts: TransformFacts): readonly Collection[] => [
  [credits.balance, charges.consumption, always],
  [credits.balance, charges.standing, always],
  ...(isTwin(facts) ? ([[credits.balance, charges.secondary, always]] as const) : []),
]

/**
 * Debt that is recovered by time is not collected while supply is off where that is suspended, and from emergency credit only
 * where the setting for that is true (docs/domain/gbcs.md#suspend-debt).
 */
export function prepaymentCollections(
  { suspendDebtDisabled, suspendDebtEmergency }: Prepayment,
  facts: TransformFacts,
): readonly Collection[] {
  const byTime = suspendDebtDisabled ? notWhileDisabled : always
  const timeDebts = (credit: Buffer, collected: readonly boolean[]): readonly Collection[] => [
    [credit, charges.timeDebt1, collected],
    [credit, charges.timeDebt2, collected],
  ]
  return [
    [credits.balance, charges.consumption, always],
    [credits.balance, charges.standing, always],
    ...timeDebts(credits.balance, byTime),
    [credits.balance, charges.paymentDebt, always],
    [credits.emergency, charges.paymentDebt, always],
    [credits.emergency, charges.consumption, always],
    [credits.emergency, charges.standing, always],
    ...(suspendDebtEmergency ? timeDebts(credits.emergency, byTime) : []),
    [credits.accumulatedDebt, charges.standing, always],
    ...timeDebts(credits.accumulatedDebt, always),
    ...(isTwin(facts)
      ? ([
          [credits.balance, charges.secondary, always],
          [credits.emergency, charges.secondary, always],
        ] as const)
      : []),
  ]
}
