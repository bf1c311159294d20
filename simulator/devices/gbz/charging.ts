import { notFitted } from '../../vocabulary/fitting.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { type Charged, type Charging, chargedTo, nextChange } from '../account/charging.ts'
import { eventOfMark, marksOf, supplyArmed } from '../account/credit-marks.ts'
import type { Ledger, TimeDebt } from '../account/ledger.ts'
import { inBlocks, midnightBefore } from '../account/tariff.ts'
import type { DeviceState } from '../state/device-state.ts'
import { isInterrupted, type MeterAccount, untouchedAccount, withSupply } from '../state/meter-account.ts'
import { cluster } from './answers.ts'
import { numberIn, withAttributes } from './attributes.ts'
import { gasBillingOf } from './billing.ts'
import { calendarInForce, scheduleOn } from './calendars.ts'
import { dayPlanOf, gasUsageOf } from './counting.ts'
import { type GasMoment, lookedAt } from './moment.ts'
import { tariffInForce } from './tariff-in-force.ts'

type Metered = Pick<GasMoment, 'blueprint' | 'state'>

/** Attributes of the Prepayment cluster that are the account of a gas meter. */
const id = {
  mode: 0x0000,
  balance: 0x0001,
  emergency: 0x0002,
  accumulatedDebt: 0x0005,
  emergencyLimit: 0x0010,
  emergencyThreshold: 0x0011,
  mostBalance: 0x0021,
  mostAtOnce: 0x0022,
  lowCredit: 0x0031,
  cutOff: 0x0040,
  timeDebts: [0x0210, 0x0220],
  paymentDebt: 0x0230,
} as const
/** Of a debt, behind its first. */
const ofDebt = { owed: 0x01, frequency: 0x06, amount: 0x07, share: 0x09 } as const

/** Of the mode: whether a customer pays first. */
const prepays = 0x0002
/** Debt Recovery Frequency: each hour; each day is 1. */
const hourly = 0

const of = (metered: Metered) => (attribute: number) =>
  numberIn(lookedAt({ ...metered, now: instant(0) }), cluster.prepayment, attribute)

/** The account of a gas meter, by its attributes. */
export function gasLedgerOf(metered: Metered): Ledger {
  const read = of(metered)
  const account = metered.state.account ?? untouchedAccount
  const timeDebt = (first: number): TimeDebt => ({
    owed: read(first + ofDebt.owed),
    perPeriod: read(first + ofDebt.amount),
    periodSeconds: read(first + ofDebt.frequency) === hourly ? 3_600 : 86_400,
  })
  return {
    isPrepayment: (read(id.mode) & prepays) !== 0,
    balance: read(id.balance),
    emergency: {
      isInUse: account.isEmergencyInUse,
      remaining: read(id.emergency),
      limit: read(id.emergencyLimit),
      threshold: read(id.emergencyThreshold),
    },
    accumulatedDebt: read(id.accumulatedDebt),
    timeDebts: id.timeDebts.map(timeDebt),
    paymentDebt: { owed: read(id.paymentDebt + ofDebt.owed), share: read(id.paymentDebt + ofDebt.share) },
    disablementThreshold: read(id.cutOff),
    lowCreditThreshold: read(id.lowCredit),
  }
}

/** The most that a gas meter holds, and that it takes at once. */
export const maximumsOf = (metered: Metered) => ({
  balance: of(metered)(id.mostBalance),
  atOnce: of(metered)(id.mostAtOnce),
})

const most = 0x7fffffff
const bounded = (amount: number): number => Math.max(-most, Math.min(most, Math.round(amount)))

function withLedger(state: DeviceState, before: Ledger, ledger: Ledger): DeviceState {
  const amounts: (readonly [number, number, number | undefined])[] = [
    [id.balance, ledger.balance, before.balance],
    [id.emergency, ledger.emergency.remaining, before.emergency.remaining],
    [id.accumulatedDebt, ledger.accumulatedDebt, before.accumulatedDebt],
    [id.paymentDebt + ofDebt.owed, ledger.paymentDebt.owed, before.paymentDebt.owed],
    ...id.timeDebts.map(
      (first, index) =>
        [first + ofDebt.owed, ledger.timeDebts[index]?.owed ?? 0, before.timeDebts[index]?.owed] as const,
    ),
  ]
  const changed = amounts.filter(([, is, was]) => is !== was).map(([attribute, is]) => [attribute, bounded(is)])
  return changed.length === 0 ? state : withAttributes(state, cluster.prepayment, Object.fromEntries(changed))
}

const withCharged = (state: DeviceState, before: Ledger, { ledger, account }: Charged): DeviceState => ({
  ...withLedger(state, before, ledger),
  account: { ...account, isEmergencyInUse: ledger.emergency.isInUse },
})

/** Puts an amount that a function of the ledger makes into the account. */
export function withGasAccount(
  metered: Metered,
  change: (ledger: Ledger, account: MeterAccount) => Charged,
): DeviceState {
  const before = gasLedgerOf(metered)
  return withCharged(metered.state, before, change(before, metered.state.account ?? untouchedAccount))
}

/** The Price cluster, whose prices are in hundred-thousandths of a pound. */
const ofPrice = { standingCharge: 0x0301, conversion: 0x0302, calorificValue: 0x0304, tiers: 0x0400 } as const

/** What a kWh costs in a tier, or in a block. */
function gasPriceOf(metered: Metered): (tier: number, block: number) => number {
  const read = (attribute: number) =>
    numberIn(lookedAt({ ...metered, now: instant(0) }), cluster.price, ofPrice.tiers + attribute)
  const { isOfBlocks } = tariffInForce(metered.state)
  return (tier, block) => read(isOfBlocks ? block : 16 * tier)
}

/** Of a cubic decimetre: volume corrected, by its calorific value in tenths of a megajoule for a cubic metre. */
const kilowattHoursOf = (metered: Metered): number => {
  const read = (attribute: number) => numberIn(lookedAt({ ...metered, now: instant(0) }), cluster.price, attribute)
  return ((read(ofPrice.conversion) / 100_000) * (read(ofPrice.calorificValue) / 10)) / 3.6 / 1000
}

function chargingOf(metered: Metered): Charging {
  const { state } = metered
  const price = gasPriceOf(metered)
  const kilowattHours = kilowattHoursOf(metered)
  const { isOfBlocks, thresholds } = tariffInForce(state)
  const endsBillingPeriod = gasBillingOf(state)
  return {
    elements: [
      {
        usage: gasUsageOf(metered),
        plan: dayPlanOf(state),
        cost(tier, amount, blocks) {
          if (!isOfBlocks) return { cost: amount * kilowattHours * price(tier, 0), blocks }
          const next: Record<string, number> = { ...blocks }
          let cost = 0
          for (const part of inBlocks(
            amount,
            Object.values(blocks).reduce((sum, each) => sum + each, 0),
            thresholds,
          )) {
            next[part.block] = (next[part.block] ?? 0) + part.amount
            cost += part.amount * kilowattHours * price(tier, part.block)
          }
          return { cost, blocks: next }
        },
      },
    ],
    standingCharge: numberIn(lookedAt({ ...metered, now: instant(0) }), cluster.price, ofPrice.standingCharge),
    endsBillingPeriod,
    resetsBlocks: endsBillingPeriod,
    isSupplied: () => !isInterrupted(state.account ?? untouchedAccount),
  }
}

/** A meter that nobody has touched charges from the first of the month on. */
function accountOf({ blueprint, state }: Metered, now: Instant): MeterAccount {
  const account = state.account ?? untouchedAccount
  if (account.chargedUntil > untouchedAccount.chargedUntil) return account
  const date = new Date(midnightBefore(now))
  const { installedAt } = blueprint.fitting ?? notFitted
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  return { ...account, chargedUntil: instant(Math.max(installedAt, Math.min(now, first))) }
}

/** A gas meter, or the proxy that mirrors it, that has charged for all that was used up to a moment. */
export function gasSettledAt(metered: Metered, now: Instant): DeviceState {
  const account = accountOf(metered, now)
  const state = { ...metered.state, account }
  if (now <= account.chargedUntil) return state
  const before = gasLedgerOf({ ...metered, state })
  const charged = chargedTo(now, { ledger: before, account }, chargingOf({ ...metered, state }))
  return withCharged(state, before, charged)
}

const supplyStatus = 0x0014
/** States of the valve (ZigBee Smart Energy, Supply Status). */
export const valve = { off: 0, armed: 1, on: 2 } as const
export type Valve = (typeof valve)[keyof typeof valve]

export const valveOf = (metered: Metered): Valve =>
  numberIn(lookedAt({ ...metered, now: instant(0) }), cluster.metering, supplyStatus) as Valve

/** Closes, arms or opens the valve; what is used while it is closed is nothing. */
export const withValve = (state: DeviceState, next: Valve, now: Instant): DeviceState => ({
  ...withAttributes(state, cluster.metering, { [supplyStatus]: next }),
  account: withSupply(state.account ?? untouchedAccount, next === valve.on, now),
})

const isOn = 1
const minuteMs = 60_000

/** Whether a meter may close its valve for want of credit: not while its friendly credit is on; one that has done so leaves it closed. */
function mayBeDisabledAt(state: DeviceState): (moment: Instant) => boolean {
  const id = calendarInForce(state, 'friendlyCredit')
  if (id === null || (state.account ?? untouchedAccount).marks.includes('disabled')) return () => true
  return (moment) => {
    const midnight = midnightBefore(moment)
    const begun = scheduleOn(state, id, midnight).filter(({ startTime }) => midnight + minuteMs * startTime <= moment)
    return begun.at(-1)?.action !== isOn
  }
}

/** Notices what the credit of a settled meter has come to; closes the valve, or arms it again. */
export function noticeGasCredit(
  metered: Metered,
  now: Instant,
): { readonly state: DeviceState; readonly events: readonly number[] } {
  const { state } = metered
  const account = state.account ?? untouchedAccount
  const marks = marksOf(gasLedgerOf(metered), mayBeDisabledAt(state)(now))
  const isSame = marks.length === account.marks.length && marks.every((mark) => account.marks.includes(mark))
  if (isSame) return { state, events: [] }
  const marked = { ...state, account: { ...account, marks } }
  const events = marks.filter((mark) => !account.marks.includes(mark)).map((mark) => eventOfMark[mark])
  const [wasOff, isOff] = [account.marks.includes('disabled'), marks.includes('disabled')]
  if (isOff && !wasOff) return { state: withValve(marked, valve.off, now), events }
  if (wasOff && !isOff && valveOf(metered) === valve.off)
    return { state: withValve(marked, valve.armed, now), events: [...events, supplyArmed] }
  return { state: marked, events }
}

/** When a gas meter next has something to notice of its credit; null for one that never has. */
export function nextGasCreditChange(metered: Metered): Instant | null {
  const { account } = metered.state
  if (account === null || isInterrupted(account)) return null
  const ledger = gasLedgerOf(metered)
  const mayBe = mayBeDisabledAt(metered.state)
  const hasChanged = (next: Ledger, moment: Instant): boolean =>
    marksOf(next, mayBe(moment)).some((mark) => !account.marks.includes(mark))
  return nextChange({ ledger, account }, chargingOf(metered), hasChanged)
}
