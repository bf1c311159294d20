import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { account, charge, credit, registerMonitor } from '../../gbcs/dlms/interface-classes.ts'
import type { Ledger, TimeDebt } from '../account/ledger.ts'
import type { DeviceState } from '../state/device-state.ts'
import { untouchedAccount } from '../state/meter-account.ts'
import { instanceOf, keyOfAttribute } from './object.ts'
import { amountOfCharge } from './tariff.ts'
import { signed32 } from './values.ts'

type Attributes = DeviceState['attributes']

const creditKey = (obis: string, { number }: { readonly number: number }) =>
  keyOfAttribute(credit.id, instanceOf(obis), number)
const chargeKey = (obis: string, { number }: { readonly number: number }) =>
  keyOfAttribute(charge.id, instanceOf(obis), number)
const accountKey = ({ number }: { readonly number: number }) =>
  keyOfAttribute(account.id, instanceOf('0-0:19.0.0.255'), number)

const { current_credit_amount, preset_credit_amount, credit_available_threshold } = credit.attributes
const { total_amount_remaining, period, proportion } = charge.attributes

const emergencyCredit = '0-0:19.10.1.255'
const timeDebts = ['0-0:19.20.1.255', '0-0:19.20.2.255']
const paymentDebt = '0-0:19.20.3.255'

/** Where a meter keeps the amounts of its account, by the keys of their attributes. */
const amountKeys = {
  balance: creditKey('0-0:19.10.0.255', current_credit_amount),
  emergency: creditKey(emergencyCredit, current_credit_amount),
  accumulatedDebt: creditKey('0-0:19.10.2.255', current_credit_amount),
  paymentDebt: chargeKey(paymentDebt, total_amount_remaining),
  timeDebts: timeDebts.map((obis) => chargeKey(obis, total_amount_remaining)),
} as const

/** What a meter has of limits before anybody sets them. */
export const factoryLimits = {
  emergencyCredit: 1_000_000,
  emergencyThreshold: 100_000,
  lowCredit: 200_000,
  disablement: -500_000,
} as const

const numberAt = (attributes: Attributes, key: string, factory: number): number => {
  const data = attributes.get(key)
  return data !== undefined && 'value' in data && typeof data.value === 'number' ? data.value : factory
}

function isPrepayment({ attributes }: Pick<DeviceState, 'attributes'>): boolean {
  const data = attributes.get(accountKey(account.attributes.account_mode_and_status))
  const [mode] = data?.type === 'structure' ? data.value : []
  return mode?.type === 'enum' && mode.value === 2
}

function disablementOf(attributes: Attributes): number {
  const data = attributes.get(
    keyOfAttribute(registerMonitor.id, instanceOf('0-0:16.0.1.255'), registerMonitor.attributes.thresholds.number),
  )
  const [threshold] = data?.type === 'array' ? data.value : []
  return threshold?.type === 'double-long' ? threshold.value : factoryLimits.disablement
}

const timeDebtOf = (attributes: Attributes, obis: string): TimeDebt => ({
  owed: numberAt(attributes, chargeKey(obis, total_amount_remaining), 0),
  perPeriod: amountOfCharge(attributes, obis) ?? 0,
  periodSeconds: numberAt(attributes, chargeKey(obis, period), 86_400),
})

/** The account of an ESME, by its attributes. */
export function ledgerOf(state: DeviceState): Ledger {
  const { attributes } = state
  return {
    isPrepayment: isPrepayment(state),
    balance: numberAt(attributes, amountKeys.balance, 0),
    emergency: {
      isInUse: (state.account ?? untouchedAccount).isEmergencyInUse,
      remaining: numberAt(attributes, amountKeys.emergency, 0),
      limit: numberAt(attributes, creditKey(emergencyCredit, preset_credit_amount), factoryLimits.emergencyCredit),
      threshold: numberAt(
        attributes,
        creditKey(emergencyCredit, credit_available_threshold),
        factoryLimits.emergencyThreshold,
      ),
    },
    accumulatedDebt: numberAt(attributes, amountKeys.accumulatedDebt, 0),
    timeDebts: timeDebts.map((obis) => timeDebtOf(attributes, obis)),
    paymentDebt: {
      owed: numberAt(attributes, amountKeys.paymentDebt, 0),
      share: numberAt(attributes, chargeKey(paymentDebt, proportion), 1000),
    },
    disablementThreshold: disablementOf(attributes),
    lowCreditThreshold: numberAt(
      attributes,
      accountKey(account.attributes.low_credit_threshold),
      factoryLimits.lowCredit,
    ),
  }
}

/** The attributes of an ESME with the amounts of its account; those that are as they were are left alone. */
export function withLedger(attributes: Attributes, before: Ledger, ledger: Ledger): Attributes {
  const next = new Map<string, DlmsData>(attributes)
  const put = (key: string | undefined, was: number | undefined, is: number) => {
    if (key !== undefined && was !== is) next.set(key, amount(is))
  }
  put(amountKeys.balance, before.balance, ledger.balance)
  put(amountKeys.emergency, before.emergency.remaining, ledger.emergency.remaining)
  put(amountKeys.accumulatedDebt, before.accumulatedDebt, ledger.accumulatedDebt)
  put(amountKeys.paymentDebt, before.paymentDebt.owed, ledger.paymentDebt.owed)
  for (const [index, debt] of ledger.timeDebts.entries())
    put(amountKeys.timeDebts[index], before.timeDebts[index]?.owed, debt.owed)
  return next
}

const most = 0x7fffffff
const amount = (value: number): DlmsData => signed32(Math.max(-most, Math.min(most, Math.round(value))))
