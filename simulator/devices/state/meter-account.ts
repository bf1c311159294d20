import { type Instant, instant } from '../../vocabulary/instant.ts'

/** A time at which a home had no supply, for whatever reason. */
export interface Interruption {
  readonly from: Instant
  /** Null while it lasts. */
  readonly until: Instant | null
}

/** A token that was taken. */
export interface AcceptedTopUp {
  /** Of the token: the upper half of its originator counter. */
  readonly number: number
  readonly token: string
  /** In hundred-thousandths of a pound. */
  readonly amount: number
  readonly at: Instant
}

/** What has come of the credit of a meter, so that it is told once: each until it is otherwise again. */
export const creditMarks = [
  'low-credit',
  'emergency-credit-available',
  'emergency-credit-exhausted',
  'disabled',
] as const
export type CreditMark = (typeof creditMarks)[number]

/** A tariff by time, and what each register had counted when it began to hold. */
export interface TariffPeriod {
  readonly from: Instant
  /** By register, from the first on. */
  readonly counted: readonly number[]
  /** DLMS data of the calendar in base64, by attribute; nothing for that of the factory. */
  readonly calendar: Readonly<Record<string, string>>
}

/** What stood when something changed by which a home is billed. */
export interface BillingEntry {
  readonly at: Instant
  readonly cause: 'mode' | 'tariff'
  /** Balance, emergency credit, accumulated debt, payment debt and both time debts before the change. */
  readonly amounts: readonly number[]
}

/** What a meter has counted and charged for. Amounts that can be read are attributes, and not here. */
export interface MeterAccount {
  /** Up to when what was used has been charged for; the beginning of time where nothing has yet. */
  readonly chargedUntil: Instant
  readonly interruptions: readonly Interruption[]
  /** What the counters of blocks have counted, by block and row: `1/1`. */
  readonly blocks: Readonly<Record<string, number>>
  /** Oldest first; before the first all that was used is in the first register. */
  readonly tariffs: readonly TariffPeriod[]
  /** The newest, oldest first. */
  readonly topUps: readonly AcceptedTopUp[]
  readonly marks: readonly CreditMark[]
  readonly isEmergencyInUse: boolean
  /** Balance, emergency credit, accumulated debt, payment debt and both time debts at each of the latest midnights. */
  readonly midnights: readonly { readonly at: Instant; readonly amounts: readonly number[] }[]
  /** What was recovered of debt by payments: when, and how much. */
  readonly debtPayments: readonly { readonly at: Instant; readonly amount: number }[]
  /** Changes of payment mode and tariff, oldest first. */
  readonly changes: readonly BillingEntry[]
}

/** A meter of which nobody has changed anything that counts. */
export const untouchedAccount: MeterAccount = {
  chargedUntil: instant(0),
  interruptions: [],
  blocks: {},
  tariffs: [],
  topUps: [],
  marks: [],
  isEmergencyInUse: false,
  midnights: [],
  debtPayments: [],
  changes: [],
}

/** Ends an interruption that lasts, or begins one. */
export function withSupply(account: MeterAccount, isOn: boolean, at: Instant): MeterAccount {
  const last = account.interruptions.at(-1)
  const lasts = last?.until === null
  if (lasts === !isOn) return account
  const interruptions = isOn
    ? account.interruptions.map((each) => (each === last ? { ...each, until: at } : each))
    : [...account.interruptions, { from: at, until: null }]
  return { ...account, interruptions }
}

export const isInterrupted = ({ interruptions }: Pick<MeterAccount, 'interruptions'>): boolean =>
  interruptions.at(-1)?.until === null
