import {
  account,
  credit,
  data,
  extendedData,
  registerMonitor,
  schedule,
  tokenGateway,
} from '../../../gbcs/dlms/interface-classes.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import { amountsOf } from '../../account/charging.ts'
import { toppedUp } from '../../account/ledger.ts'
import { eventOfRefusal, judgeTopUp, withDebtPayment, withTopUp } from '../../account/top-up.ts'
import type { DeviceState } from '../../state/device-state.ts'
import { untouchedAccount } from '../../state/meter-account.ts'
import { withAccount } from '../charging.ts'
import { factoryLimits, ledgerOf } from '../ledger.ts'
import { activationTime, addingTo, setting } from '../methods.ts'
import {
  type Activation,
  type DeviceObject,
  failure,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Method,
  type Moment,
  objectOf,
  settable,
} from '../object.ts'
import {
  array,
  ascii,
  bitsOf,
  enumerated,
  hexadecimal,
  logicalName,
  octets,
  signed32,
  structure,
  truth,
  unsigned16,
} from '../values.ts'
import { activationOf, waiting } from '../waiting.ts'
import { chargeOf, specialDays } from './tariff.ts'

type Member = { readonly number: number }

const paymentMode = '0-0:19.0.0.255'
const paymentModePassive = '0-1:19.0.0.255'
const emergencyCredit = '0-0:19.10.1.255'

const accountKey = (obis: string, { number }: Member) => keyOfAttribute(account.id, instanceOf(obis), number)
const creditKey = (obis: string, { number }: Member) => keyOfAttribute(credit.id, instanceOf(obis), number)

/** Of an account: 1 credit and 2 prepayment; 1 new, and 2 active. */
const creditModeActive = structure(enumerated(1), enumerated(2))
const collection = structure(logicalName('0-0:19.10.0.255'), logicalName('0-0:19.20.0.255'), bitsOf(3, Buffer.of(0)))

const { account_mode_and_status: mode, credit_charge_configuration: configuration } = account.attributes
const paymentModes: readonly Activation[] = [
  {
    passive: accountKey(paymentModePassive, mode),
    active: accountKey(paymentMode, mode),
    as: (waits) => (waits.type === 'structure' ? structure(...waits.value.slice(0, 1), enumerated(2)) : waits),
  },
  { passive: accountKey(paymentModePassive, configuration), active: accountKey(paymentMode, configuration) },
]

const amountOf = (obis: string, factory: number): DeviceObject => {
  const key = creditKey(obis, credit.attributes.current_credit_amount)
  return objectOf(
    credit,
    obis,
    { current_credit_amount: fixed(signed32(factory)) },
    { update_amount: addingTo(key, factory), set_amount_to_value: setting(key) },
  )
}

const emergencyAmount = creditKey(emergencyCredit, credit.attributes.current_credit_amount)
const emergencyLimit = creditKey(emergencyCredit, credit.attributes.preset_credit_amount)
const usualEmergencyCredit = factoryLimits.emergencyCredit

/**
 * Emergency credit, once it is taken, is all of what is set for it. In prepayment mode it may be had while the balance is low enough,
 * and once.
 */
const invokeCredit: Method = (_data, moment) => {
  const { state } = moment
  const { isPrepayment, emergency, balance } = ledgerOf(state)
  if (isPrepayment && (emergency.isInUse || balance > emergency.threshold)) return failed(failure.otherReason)
  if (isPrepayment) moment.notice(emergencyCreditActivated)
  return succeeded({
    state: withAccount(state, (ledger, account) => ({
      ledger: { ...ledger, emergency: { ...emergency, isInUse: isPrepayment, remaining: emergency.limit } },
      account,
    })),
  })
}

const emergencyCreditActivated = 0x81ab

const waitingValue = (obis: string): string =>
  keyOfAttribute(extendedData.id, instanceOf(obis), extendedData.attributes.value_active.number)
const numberIn = (state: DeviceState, key: string, factory: number): number => {
  const data = state.attributes.get(key)
  return data?.type === 'double-long' ? data.value : factory
}

const maximums = { balance: 10_000_000, atOnce: 5_000_000 } as const
const maximumKeys = { balance: waitingValue('0-0:94.44.2.20'), atOnce: waitingValue('0-0:94.44.2.10') } as const

/** A top-up of twenty digits: who sold it made its MAC for this meter, and it is taken once (docs/domain/gbcs.md#utrn). */
const enterToken: Method = (data, moment) => {
  if (data.type !== 'octet-string') return failed(failure.typeUnmatched)
  const { state, now } = moment
  const judged = judgeTopUp({
    token: data.value.toString('latin1'),
    account: state.account ?? untouchedAccount,
    floor: state.topUpFloor,
    parties: moment.topUpParties(),
    balance: ledgerOf(state).balance,
    mostAtOnce: numberIn(state, maximumKeys.atOnce, maximums.atOnce),
    mostBalance: numberIn(state, maximumKeys.balance, maximums.balance),
    at: now,
  })
  if (typeof judged === 'string') {
    const event = eventOfRefusal[judged]
    if (event !== null) moment.notice(event)
    return failed(failure.hardwareFault)
  }
  return succeeded({
    state: withAccount(state, (ledger, account) => {
      const { ledger: next, debtPaid } = toppedUp(ledger, judged.amount)
      return { ledger: next, account: withDebtPayment(withTopUp(account, judged), debtPaid, now) }
    }),
  })
}

/** Of a calendar that nobody has set: an entry that is not enabled, and does nothing. */
const entry = (index: number) =>
  structure(
    unsigned16(index),
    truth(false),
    logicalName('0-0:10.0.106.255'),
    unsigned16(32),
    hexadecimal('00000000'),
    unsigned16(0xffff),
    bitsOf(7, Buffer.of(0xfe)),
    bitsOf(5, Buffer.of(0)),
    hexadecimal('FFFFFFFFFF'),
    hexadecimal('FFFFFFFFFF'),
  )

/** A calendar of scripts, the one that waits to follow it, and when it does. */
export const calendar = (number: number, activation: string): readonly DeviceObject[] => {
  const [active, passive] = [`0-0:12.0.${number}.255`, `0-1:12.0.${number}.255`]
  const keyOf = (obis: string) => keyOfAttribute(schedule.id, instanceOf(obis), schedule.attributes.entries.number)
  return [
    objectOf(schedule, active, { entries: settable(array([entry(1)])) }),
    objectOf(schedule, passive, { entries: settable(array([entry(1)])) }),
    activationOf(activation, { passive: keyOf(passive), active: keyOf(active) }),
  ]
}

const disablement = keyOfAttribute(
  registerMonitor.id,
  instanceOf('0-0:16.0.1.255'),
  registerMonitor.attributes.thresholds.number,
)
const inAccount = (member: Member): Pick<Activation, 'active'> => ({ active: accountKey(paymentMode, member) })

/** Meter balance, emergency credit, accumulated debt, payment-based debt, and both time-based ones. */
export const balancesOf = ({ state }: Pick<Moment, 'state'>): number[] => amountsOf(ledgerOf(state))

/** Payment: its mode, credit, debt and what the meter says to the consumer (SMETS 5.7.4, 5.7.5). */
export const prepaymentObjects: readonly DeviceObject[] = [
  objectOf(account, paymentMode, {
    account_mode_and_status: fixed(creditModeActive),
    credit_charge_configuration: fixed(array([collection])),
    low_credit_threshold: fixed(signed32(factoryLimits.lowCredit)),
    max_provision: fixed(unsigned16(10_000)),
    max_provision_period: fixed(signed32(604_800)),
  }),
  objectOf(account, paymentModePassive, {
    account_mode_and_status: settable(creditModeActive),
    credit_charge_configuration: settable(array([collection])),
    account_activation_time: activationTime(paymentModes),
  }),
  amountOf('0-0:19.10.0.255', 0),
  objectOf(
    credit,
    emergencyCredit,
    {
      current_credit_amount: fixed(signed32(0)),
      preset_credit_amount: fixed(signed32(usualEmergencyCredit)),
      credit_available_threshold: fixed(signed32(factoryLimits.emergencyThreshold)),
    },
    {
      update_amount: addingTo(emergencyAmount, 0),
      set_amount_to_value: setting(emergencyAmount),
      invoke_credit: invokeCredit,
    },
  ),
  amountOf('0-0:19.10.2.255', 0),
  ...['0-0:19.20.1.255', '0-0:19.20.2.255', '0-0:19.20.3.255'].map((obis) =>
    chargeOf(obis, { commodity: null, scale: 0, count: 1, each: 0 }),
  ),
  objectOf(tokenGateway, '0-0:19.40.0.255', {}, { enter: enterToken }),
  waiting('0-0:94.44.2.10', signed32(maximums.atOnce)),
  waiting('0-0:94.44.2.20', signed32(maximums.balance)),
  waiting('0-0:94.44.128.2', signed32(usualEmergencyCredit), { active: emergencyLimit }),
  waiting('0-0:94.44.128.3', signed32(factoryLimits.emergencyThreshold), {
    active: creditKey(emergencyCredit, credit.attributes.credit_available_threshold),
  }),
  waiting('0-0:94.44.128.9', signed32(factoryLimits.lowCredit), inAccount(account.attributes.low_credit_threshold)),
  waiting('0-0:94.44.128.12', unsigned16(10_000), inAccount(account.attributes.max_provision)),
  waiting('0-0:94.44.128.13', signed32(604_800), inAccount(account.attributes.max_provision_period)),
  waiting('0-0:94.44.128.22', signed32(factoryLimits.disablement), {
    active: disablement,
    as: (threshold) => array([threshold]),
  }),
  objectOf(registerMonitor, '0-0:16.0.1.255', { thresholds: fixed(array([signed32(factoryLimits.disablement)])) }),
  ...calendar(1, '0-0:94.44.128.28'),
  ...specialDays(2, '0-0:94.44.128.31'),
  objectOf(data, '0-2:96.13.1.255', { value: settable(ascii('')) }),
  objectOf(data, '0-3:96.13.1.255', { value: settable(ascii('')) }),
  waiting('0-0:96.13.0.255', octets(Buffer.alloc(0))),
  waiting('0-0:96.13.1.255', octets(Buffer.alloc(0))),
]
