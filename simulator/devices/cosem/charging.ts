import { disconnectControl } from '../../gbcs/dlms/interface-classes.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { type Charged, type ChargedElement, type Charging, chargedTo, nextChange } from '../account/charging.ts'
import { eventOfMark, marksOf, supplyArmed } from '../account/credit-marks.ts'
import type { Ledger } from '../account/ledger.ts'
import { inBlocks, midnightBefore } from '../account/tariff.ts'
import type { DeviceState } from '../state/device-state.ts'
import { isInterrupted, type MeterAccount, untouchedAccount, withSupply } from '../state/meter-account.ts'
import { billingDates, datesOf, executionTimeKey } from './billing.ts'
import { usageOf } from './counting.ts'
import { latestDayOf } from './date-mask.ts'
import { ledgerOf, withLedger } from './ledger.ts'
import { instanceOf, keyOfAttribute, type Moment, withAttribute } from './object.ts'
import { switchingsOf } from './schedule.ts'
import {
  amountOfCharge,
  dayPlanOf,
  type Element,
  factoryPrices,
  isOfBlocks,
  priceOf,
  primaryElement,
  rowOf,
  secondaryElement,
  thresholdsOf,
  usedInRow,
} from './tariff.ts'
import { enumerated } from './values.ts'

type Metered = Pick<Moment, 'blueprint' | 'state'>

const standingCharge = '0-0:19.20.4.255'
const dailyResetKey = executionTimeKey('0-0:15.1.0.255')

/** How an ESME charges, by what is set. */
function chargingOf(metered: Metered): Charging {
  const { state, blueprint } = metered
  const { attributes } = state
  const usage = usageOf(metered)
  const fifth = (from: Instant, to: Instant): number => Math.floor(usage(from, to) / 5)
  const isTwin = blueprint.fitting?.variant === 'B'
  const billing = billingDates(state)
  const daily = datesOf(attributes.get(dailyResetKey))
  const isOneOf = (dates: typeof billing, midnight: Instant): boolean =>
    dates.some((mask) => latestDayOf(mask, midnight) === midnight)
  return {
    elements: [
      elementOf(attributes, primaryElement, usage),
      ...(isTwin ? [elementOf(attributes, secondaryElement, fifth)] : []),
    ],
    standingCharge: amountOfCharge(attributes, standingCharge) ?? factoryPrices.day,
    endsBillingPeriod: (midnight) => isOneOf(billing, midnight),
    resetsBlocks: (midnight) => isOneOf(billing, midnight) || isOneOf(daily, midnight),
    isSupplied: (moment) =>
      !(state.account ?? untouchedAccount).interruptions.some(
        ({ from, until }) => from <= moment && (until === null || until > moment),
      ),
  }
}

function elementOf(
  attributes: DeviceState['attributes'],
  element: Element,
  usage: ChargedElement['usage'],
): ChargedElement {
  const price = priceOf(attributes, element)
  return {
    usage,
    plan: dayPlanOf(attributes, element),
    cost(register, amount, blocks) {
      if (!isOfBlocks(register)) return { cost: (amount * price(register, 0)) / 1000, blocks }
      const row = rowOf(register)
      const next: Record<string, number> = { ...blocks }
      let cost = 0
      for (const part of inBlocks(amount, usedInRow(blocks, row), thresholdsOf(attributes, row))) {
        const key = `${part.block}/${row}`
        next[key] = (next[key] ?? 0) + part.amount
        cost += (part.amount * price(register, part.block)) / 1000
      }
      return { cost, blocks: next }
    },
  }
}

/** From when on a meter charges that nobody has touched: its latest billing day. */
function beginning({ blueprint, state }: Metered, now: Instant): Instant {
  const { installedAt } = blueprint.fitting ?? notFitted
  const days = billingDates(state).map((mask) => latestDayOf(mask, midnightBefore(now)) ?? installedAt)
  return instant(Math.max(installedAt, Math.min(now, ...days)))
}

function accountOf(metered: Metered, now: Instant): MeterAccount {
  const account = metered.state.account ?? untouchedAccount
  const isBegun = account.chargedUntil > untouchedAccount.chargedUntil
  return isBegun ? account : { ...account, chargedUntil: beginning(metered, now) }
}

/** An ESME that has charged for all that was used up to a moment. */
export function settledAt(metered: Metered, now: Instant): DeviceState {
  const { state } = metered
  const account = accountOf(metered, now)
  if (now <= account.chargedUntil) return { ...state, account }
  const before = ledgerOf({ ...state, account })
  const charged = chargedTo(now, { ledger: before, account }, chargingOf(metered))
  return withCharged({ ...state, account }, before, charged)
}

const withCharged = (state: DeviceState, before: Ledger, { ledger, account }: Charged): DeviceState => ({
  ...state,
  attributes: withLedger(state.attributes, before, ledger),
  account: { ...account, isEmergencyInUse: ledger.emergency.isInUse },
})

/** Puts an amount that a function of the ledger makes into the account. */
export function withAccount(
  state: DeviceState,
  change: (ledger: Ledger, account: MeterAccount) => Charged,
): DeviceState {
  const account = state.account ?? untouchedAccount
  const before = ledgerOf(state)
  return withCharged(state, before, change(before, account))
}

const switchState = keyOfAttribute(
  disconnectControl.id,
  instanceOf('0-0:96.3.10.255'),
  disconnectControl.attributes.control_state.number,
)

/** States of the load switch. */
export const supply = { off: 0, on: 1, armed: 2 } as const
export type Supply = (typeof supply)[keyof typeof supply]

export function supplyOf({ attributes }: DeviceState): Supply {
  const data = attributes.get(switchState)
  return data?.type === 'enum' ? (data.value as Supply) : supply.on
}

/** Opens, closes or arms the load switch; what is used while it is open is nothing. */
export const withSupplyState = (state: DeviceState, next: Supply, now: Instant): DeviceState => ({
  ...withAttribute(state, switchState, enumerated(next)),
  account: withSupply(state.account ?? untouchedAccount, next === supply.on, now),
})

/** A time without power is one in which nothing was used, unless the load switch was open anyway. */
export function withOutage(metered: Metered, from: Instant, until: Instant): DeviceState {
  const state = settledAt(metered, from)
  const account = state.account ?? untouchedAccount
  if (isInterrupted(account)) return metered.state
  const begins = instant(Math.max(from, account.chargedUntil))
  const interruptions = [...account.interruptions, { from: begins, until }]
  return { ...state, account: { ...account, interruptions } }
}

/** When supply is not cut off for want of credit: between the scripts that begin and end it (docs/domain/gbcs-use-cases.md#charging). */
const nonDisablement = {
  entries: '0-0:12.0.1.255',
  specialDays: '0-0:11.0.2.255',
  scripts: '0-0:10.0.106.255',
} as const
const begins = 32

/** Whether a meter may cut supply off; one that has done so leaves it off. */
function mayBeDisabledAt(state: DeviceState): (moment: Instant) => boolean {
  if ((state.account ?? untouchedAccount).marks.includes('disabled')) return () => true
  const switchings = switchingsOf(state, nonDisablement)
  return (moment) => switchings.latest(moment, () => true)?.selector !== begins
}

const mayBeDisabled = (state: DeviceState, now: Instant): boolean => mayBeDisabledAt(state)(now)

/** What has come about of a meter's credit, and the events that it notes and tells of. */
export interface Noticed {
  readonly state: DeviceState
  readonly events: readonly number[]
}

/** Notices what the credit of a settled meter has come to; cuts supply off, or arms it again. */
export function noticeCredit(state: DeviceState, now: Instant): Noticed {
  const account = state.account ?? untouchedAccount
  const marks = marksOf(ledgerOf(state), mayBeDisabled(state, now))
  const isSame = marks.length === account.marks.length && marks.every((mark) => account.marks.includes(mark))
  if (isSame) return { state, events: [] }
  const marked = { ...state, account: { ...account, marks } }
  const events = marks.filter((mark) => !account.marks.includes(mark)).map((mark) => eventOfMark[mark])
  const wasOff = account.marks.includes('disabled')
  const isOff = marks.includes('disabled')
  if (isOff && !wasOff) return { state: withSupplyState(marked, supply.off, now), events }
  if (wasOff && !isOff && supplyOf(marked) === supply.off)
    return { state: withSupplyState(marked, supply.armed, now), events: [...events, supplyArmed] }
  return { state: marked, events }
}

/** When an ESME next has something to notice of its credit; null for one that never has. */
export function nextCreditChange(metered: Metered): Instant | null {
  const { state } = metered
  const { account } = state
  if (account === null || isInterrupted(account)) return null
  const ledger = ledgerOf(state)
  if (!ledger.isPrepayment) return null
  const { marks } = account
  const mayBe = mayBeDisabledAt(state)
  const hasChanged = (next: Ledger, moment: Instant): boolean =>
    marksOf(next, mayBe(moment)).some((mark) => !marks.includes(mark))
  return nextChange({ ledger, account }, chargingOf(metered), hasChanged)
}
