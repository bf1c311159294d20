import { chosenBy, named, record, toTheEnd } from '../../content/record.ts'
import { type AttributeName, amountAttribute, attribute, attributeOf, numbered, timeAttribute } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import {
  amount,
  enum8,
  flags,
  flagsMeaning,
  octetString,
  quantity,
  remainder,
  signedAmount,
  uint8,
  uint32,
  utcTime,
} from '../types.ts'
import { originatingDevices, snapshotCauses } from './units.ts'

const debtTypes: Readonly<Record<number, string>> = { 0: 'time debt 1', 1: 'time debt 2', 2: 'payment debt' }
const debtType = enum8(debtTypes)

const paymentControl = [
  'disconnection enabled',
  'prepayment enabled',
  'credit management enabled',
  'reserved',
  'credit display enabled',
  'reserved',
  'account base',
  'contactor fitted',
  'standing charge configuration',
  'emergency standing charge configuration',
  'debt configuration',
  'emergency debt configuration',
]

/** Bits of a payment control configuration (ZigBee Smart Energy, annex D.7). */
const paymentControlConfiguration = flags(2, paymentControl)

const debtStatus = record({
  accumulatedDebt: signedAmount,
  type1DebtRemaining: named('Type 1 Debt Remaining', amount),
  type2DebtRemaining: named('Type 2 Debt Remaining', amount),
  type3DebtRemaining: named('Type 3 Debt Remaining', amount),
  emergencyCreditRemaining: signedAmount,
  creditRemaining: signedAmount,
})

const frequencies: Readonly<Record<number, string>> = {
  0: 'hourly',
  1: 'daily',
  2: 'weekly',
  3: 'monthly',
  4: 'quarterly',
}

const ofDebt = (first: number, debt: number): Readonly<Record<number, AttributeName>> => ({
  [first]: attribute(`Debt Label ${debt}`),
  [first + 0x01]: amountAttribute(`Debt Amount ${debt}`),
  [first + 0x02]: attribute(`Debt Recovery Method ${debt}`),
  [first + 0x03]: timeAttribute(`Debt Recovery Start Time ${debt}`),
  [first + 0x04]: attribute(`Debt Recovery Collection Time ${debt}`, 'minutes after midnight'),
  [first + 0x06]: attributeOf(`Debt Recovery Frequency ${debt}`, frequencies),
  [first + 0x07]: amountAttribute(`Debt Recovery Amount ${debt}`),
  [first + 0x09]: attribute(`Debt Recovery Top Up Percentage ${debt}`, 'hundredths of a percent'),
})

/** Prepayment: credit and debt (ZigBee Smart Energy, annex D.7). Amounts are in thousandths of a penny, as GBCS has them. */
export const prepayment = {
  id: 0x0705,
  name: 'Prepayment',
  fromClient: {
    0x00: command('Select Available Emergency Credit', {
      commandIssueDateTime: utcTime,
      originatingDevice: enum8(originatingDevices),
    }),
    0x02: command('Change Debt', {
      issuerEventId: utcTime,
      debtLabel: octetString(),
      debtAmount: signedAmount,
      debtRecoveryMethod: enum8({ 0: 'by time', 1: 'by a percentage of each top up', 2: 'catch up' }),
      debtAmountType: enum8({
        0: 'type 1, absolute',
        1: 'type 1, incremental',
        2: 'type 2, absolute',
        3: 'type 2, incremental',
        4: 'type 3, absolute',
        5: 'type 3, incremental',
      }),
      debtRecoveryStartTime: utcTime,
      debtRecoveryCollectionTime: quantity(2, 'minutes after midnight'),
      debtRecoveryFrequency: enum8(frequencies),
      debtRecoveryAmount: signedAmount,
      debtRecoveryBalancePercentage: quantity(2, 'hundredths of a percent'),
    }),
    0x03: command('Emergency Credit Setup', {
      issuerEventId: utcTime,
      startTime: utcTime,
      emergencyCreditLimit: amount,
      emergencyCreditThreshold: amount,
    }),
    0x04: command('Consumer Top Up', { originatingDevice: enum8(originatingDevices), topUpCode: octetString() }),
    0x05: command('Credit Adjustment', {
      issuerEventId: utcTime,
      startTime: utcTime,
      creditAdjustmentType: enum8({
        0: 'prepayment mode, incremental',
        1: 'prepayment mode, absolute',
        2: 'credit mode, absolute',
        3: 'credit mode, incremental',
      }),
      creditAdjustmentValue: signedAmount,
    }),
    0x06: command('Change Payment Mode', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      proposedPaymentControlConfiguration: paymentControlConfiguration,
      cutOffValue: signedAmount,
    }),
    0x07: command('Get Prepay Snapshot', {
      earliestStartTime: utcTime,
      latestEndTime: utcTime,
      snapshotOffset: uint8,
      snapshotCause: flags(4, snapshotCauses),
    }),
    0x08: command('Get Top Up Log', { latestEndTime: utcTime, numberOfRecords: uint8 }),
    0x09: command('Set Low Credit Warning Level', { lowCreditWarningLevel: amount }),
    0x0a: command('Get Debt Repayment Log', {
      latestEndTime: utcTime,
      numberOfDebts: uint8,
      debtType: enum8({ ...debtTypes, 255: 'all debts' }),
    }),
    0x0b: command('Set Maximum Credit Limit', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      maximumCreditLevel: amount,
      maximumCreditPerTopUp: amount,
    }),
    0x0c: command('Set Overall Debt Cap', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      overallDebtCap: signedAmount,
    }),
  },
  fromServer: {
    0x01: command('Publish Prepay Snapshot', {
      snapshotId: uint32,
      snapshotTime: utcTime,
      totalSnapshotsFound: uint8,
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      snapshotCause: flags(4, snapshotCauses),
      snapshotPayloadType: enum8({ 0: 'debt and credit status', 255: 'not used' }),
      snapshotSubPayload: chosenBy<unknown>('snapshotPayloadType', { 0: debtStatus }, remainder),
    }),
    0x02: command('Change Payment Mode Response', {
      friendlyCredit: enum8({ 0: 'off', 1: 'on' }),
      friendlyCreditCalendarId: uint32,
      emergencyCreditLimit: amount,
      emergencyCreditThreshold: amount,
    }),
    0x03: command('Consumer Top Up Response', {
      resultType: enum8({
        0: 'accepted',
        1: 'rejected: invalid top up',
        2: 'rejected: duplicate top up',
        3: 'rejected: error',
        4: 'rejected: maximum credit reached',
        5: 'rejected: keypad locked',
        6: 'rejected: top up value too large',
        7: 'accepted: supply enabled',
        8: 'accepted: supply disabled',
        9: 'accepted: supply armed',
      }),
      topUpValue: signedAmount,
      sourceOfTopUp: enum8(originatingDevices),
      creditRemaining: signedAmount,
    }),
    0x05: command('Publish Top Up Log', {
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      topUps: toTheEnd(record({ topUpCode: octetString(), topUpAmount: signedAmount, topUpTime: utcTime }), 'Top Up'),
    }),
    0x06: command('Publish Debt Log', {
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      debts: toTheEnd(
        record({ collectionTime: utcTime, amountCollected: amount, debtType, outstandingDebt: amount }),
        'Debt',
      ),
    }),
  },
  attributes: {
    0x0000: { name: 'Payment Control Configuration', meaning: flagsMeaning(2, paymentControl) },
    0x0001: amountAttribute('Credit Remaining'),
    0x0002: amountAttribute('Emergency Credit Remaining'),
    0x0003: attribute('Credit Status'),
    0x0005: amountAttribute('Accumulated Debt'),
    0x0006: amountAttribute('Overall Debt Cap'),
    0x0010: amountAttribute('Emergency Credit Limit'),
    0x0011: amountAttribute('Emergency Credit Threshold'),
    0x0020: amountAttribute('Total Credit Added'),
    0x0021: amountAttribute('Max Credit Limit'),
    0x0022: amountAttribute('Max Credit Per Top Up'),
    0x0030: attribute('Friendly Credit Warning'),
    0x0031: amountAttribute('Low Credit Warning Level'),
    0x0032: amountAttribute('IHD Low Credit Warning Level'),
    0x0033: attribute('Interrupt Suspend Time', 'minutes'),
    0x0040: amountAttribute('Cut Off Value'),
    ...numbered(0x0100, 5, (which) => `Top Up Date Time ${which}`, 0x20),
    ...ofDebt(0x0210, 1),
    ...ofDebt(0x0220, 2),
    ...ofDebt(0x0230, 3),
  },
} satisfies Cluster
