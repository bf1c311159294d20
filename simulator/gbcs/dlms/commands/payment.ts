import { activation, bits, scheduleEntries, specialDays } from '../calendar.ts'
import { cosemCommand, operationsByCode, valued } from '../command.ts'
import {
  account,
  charge,
  credit,
  extendedData,
  schedule,
  scriptTable,
  singleActionSchedule,
  specialDaysTable,
  tokenGateway,
} from '../interface-classes.ts'
import { action, set } from '../operations.ts'
import { arrayOf, asciiString, constant, integerOf, octetsOf, structureOf, zero } from '../values.ts'
import { ofNothing, unitCharge } from './prices.ts'

const amount = integerOf('double-long')
const nothingOwed = constant({ type: 'double-long', value: 0 })

/** Gives an ESME what a customer has bought. */
export const cs01a = cosemCommand(0x0007, {
  utrn: valued(action(tokenGateway, '0-0:19.40.0.255', 'enter'), asciiString),
})

const paymentMode = (mode: 1 | 2) =>
  constant({
    type: 'structure',
    value: [
      { type: 'enum', value: mode },
      { type: 'enum', value: 1 },
    ],
  })

/** Which charges are collected from which credits, and whether also while supply is off, limited or not to be cut off. */
const collection = arrayOf(structureOf({ credit: octetsOf(6), charge: octetsOf(6), collected: bits }))

const prepaymentAccount = '0-1:19.0.0.255'
const configuration = valued(set(account, prepaymentAccount, 'credit_charge_configuration'), collection)
const from = valued(set(account, prepaymentAccount, 'account_activation_time'), activation)

/** Sets an ESME to credit mode. */
export const ecs02 = cosemCommand(0x001a, {
  mode: valued(set(account, prepaymentAccount, 'account_mode_and_status'), paymentMode(1)),
  configuration,
  from,
})

/** Sets it to prepayment mode. */
export const ecs03 = cosemCommand(0x001b, {
  mode: valued(set(account, prepaymentAccount, 'account_mode_and_status'), paymentMode(2)),
  disablementThreshold: valued(set(extendedData, '0-0:94.44.128.22', 'value_passive'), amount),
  configuration,
  thresholdFrom: valued(set(extendedData, '0-0:94.44.128.22', 'activate_passive_value_time'), activation),
  from,
})

const balance = '0-0:19.10.0.255'

/** Adds to the balance of an ESME. */
export const ecs04a = cosemCommand(0x001c, { amount: valued(action(credit, balance, 'update_amount'), amount) })

/** Has balance, emergency credit and accumulated debt begin at nothing. */
export const ecs04b = cosemCommand(0x00b3, {
  balance: valued(action(credit, balance, 'set_amount_to_value'), nothingOwed),
  emergencyCredit: valued(action(credit, '0-0:19.10.1.255', 'set_amount_to_value'), nothingOwed),
  accumulatedDebt: valued(action(credit, '0-0:19.10.2.255', 'set_amount_to_value'), nothingOwed),
})

/** Has the counters by block begin at nothing. */
export const ecs05 = cosemCommand(0x001d, {
  reset: valued(action(scriptTable, '0-0:10.0.100.255', 'execute'), constant({ type: 'long-unsigned', value: 99 })),
})

/** The same each day at midnight. */
export const ecs48 = cosemCommand(0x00db, {
  times: valued(
    set(singleActionSchedule, '0-0:15.1.0.255', 'execution_time'),
    arrayOf(
      constant({
        type: 'structure',
        value: [
          { type: 'octet-string', value: Buffer.alloc(4) },
          { type: 'octet-string', value: Buffer.alloc(5, 0xff) },
        ],
      }),
    ),
  ),
})

const rate = unitCharge(ofNothing)
const timeDebt1 = '0-0:19.20.1.255'
const timeDebt2 = '0-0:19.20.2.255'
const paymentDebt = '0-0:19.20.3.255'

/** Sets what is owed, and how fast it is recovered. */
export const ecs07 = cosemCommand(0x001e, {
  rate1: valued(set(charge, timeDebt1, 'unit_charge_passive'), rate),
  rate2: valued(set(charge, timeDebt2, 'unit_charge_passive'), rate),
  perPayment: valued(set(charge, paymentDebt, 'proportion'), integerOf('long-unsigned')),
  periodSeconds1: valued(set(charge, timeDebt1, 'period'), integerOf('double-long-unsigned')),
  periodSeconds2: valued(set(charge, timeDebt2, 'period'), integerOf('double-long-unsigned')),
  activateRate1: valued(action(charge, timeDebt1, 'activate_passive_unit_charge'), zero),
  activateRate2: valued(action(charge, timeDebt2, 'activate_passive_unit_charge'), zero),
  paymentDebt: valued(action(charge, paymentDebt, 'update_total_amount_remaining'), amount),
  debt1: valued(action(charge, timeDebt1, 'update_total_amount_remaining'), amount),
  debt2: valued(action(charge, timeDebt2, 'update_total_amount_remaining'), amount),
})

const passive = (obis: string) => set(extendedData, obis, 'value_passive')
const activated = (obis: string) => valued(set(extendedData, obis, 'activate_passive_value_time'), activation)

/** @param maxMeterBalance where it goes: in the first version of GBCS it holds at once */
const prepaymentConfiguration = (messageCode: number, maxMeterBalance: 'value_active' | 'value_passive') =>
  cosemCommand(messageCode, {
    specialDays: valued(set(specialDaysTable, '0-1:11.0.2.255', 'entries'), specialDays),
    maxMeterBalance: valued(set(extendedData, '0-0:94.44.2.20', maxMeterBalance), amount),
    maxCreditThreshold: valued(passive('0-0:94.44.2.10'), amount),
    nonDisablement: valued(set(schedule, '0-1:12.0.1.255', 'entries'), scheduleEntries('0-0:10.0.106.255')),
    debtRecoveryRateCap: valued(passive('0-0:94.44.128.12'), integerOf('long-unsigned')),
    debtRecoveryRateCapPeriodSeconds: valued(passive('0-0:94.44.128.13'), amount),
    lowCreditThreshold: valued(passive('0-0:94.44.128.9'), amount),
    emergencyCreditLimit: valued(passive('0-0:94.44.128.2'), amount),
    nonDisablementFrom: activated('0-0:94.44.128.31'),
    emergencyCreditThreshold: valued(passive('0-0:94.44.128.3'), amount),
    maxMeterBalanceFrom: activated('0-0:94.44.2.20'),
    maxCreditThresholdFrom: activated('0-0:94.44.2.10'),
    debtRecoveryRateCapFrom: activated('0-0:94.44.128.12'),
    debtRecoveryRateCapPeriodFrom: activated('0-0:94.44.128.13'),
    lowCreditThresholdFrom: activated('0-0:94.44.128.9'),
    emergencyCreditLimitFrom: activated('0-0:94.44.128.2'),
    emergencyCreditThresholdFrom: activated('0-0:94.44.128.3'),
    specialDaysFrom: activated('0-0:94.44.128.28'),
  })

/** Sets limits of credit, and when supply is not cut off. */
export const ecs08 = prepaymentConfiguration(0x001f, 'value_active')
export const ecs08a = prepaymentConfiguration(0x00de, 'value_passive')

/** Gives emergency credit. */
export const ecs09 = cosemCommand(0x0020, {
  invoke: valued(action(credit, '0-0:19.10.1.255', 'invoke_credit'), zero),
})

/** Payment and debt of an ESME. By message code: the operations of the command, in order. */
export const paymentCommands = operationsByCode(
  ...[cs01a, ecs02, ecs03, ecs04a, ecs04b, ecs05, ecs07, ecs08, ecs08a, ecs09, ecs48],
)
