import { chosenBy, named, record, toTheEnd } from '../../content/record.ts'
import { type AttributeName, attribute, attributeOf, numbered } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import { bitmap32, enum8, int32, octetString, quantity, remainder, uint8, uint32, unsigned, utcTime } from '../types.ts'
import { originatingDevices } from './units.ts'

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
const paymentControlConfiguration = unsigned(2, (value) => {
  const set = paymentControl.filter((_, bit) => (value >>> bit) & 1)
  return `${value.toString(16).toUpperCase().padStart(4, '0')} (${set.length === 0 ? 'none' : set.join(', ')})`
})

const debtStatus = record({
  accumulatedDebt: int32,
  type1DebtRemaining: named('Type 1 Debt Remaining', uint32),
  type2DebtRemaining: named('Type 2 Debt Remaining', uint32),
  type3DebtRemaining: named('Type 3 Debt Remaining', uint32),
  emergencyCreditRemaining: int32,
  creditRemaining: int32,
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
  [first + 0x01]: attribute(`Debt Amount ${debt}`),
  [first + 0x02]: attribute(`Debt Recovery Method ${debt}`),
  [first + 0x03]: attribute(`Debt Recovery Start Time ${debt}`),
  [first + 0x04]: attribute(`Debt Recovery Collection Time ${debt}`),
  [first + 0x06]: attributeOf(`Debt Recovery Frequency ${debt}`, frequencies),
  [first + 0x07]: attribute(`Debt Recovery Amount ${debt}`),
  [first + 0x09]: attribute(`Debt Recovery Top Up Percentage ${debt}`, 'hundredths of a percent'),
})

/** Prepayment: credit and debt (ZigBee Smart Energy, annex D.7). Amounts are in thousandths of a penny, as GBCS has them. */
export const prepayment: Cluster = {
  id: 0x0705,
  name: 'Prepayment',
  fromClient: {
    0: command('Select Available Emergency Credit', {
      commandIssueDateTime: utcTime,
      originatingDevice: enum8(originatingDevices),
    }),
    2: command('Change Debt', {
      issuerEventId: utcTime,
      debtLabel: octetString(),
      debtAmount: int32,
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
      debtRecoveryAmount: int32,
      debtRecoveryBalancePercentage: quantity(2, 'hundredths of a percent'),
    }),
    3: command('Emergency Credit Setup', {
      issuerEventId: utcTime,
      startTime: utcTime,
      emergencyCreditLimit: uint32,
      emergencyCreditThreshold: uint32,
    }),
    4: command('Consumer Top Up', { originatingDevice: enum8(originatingDevices), topUpCode: octetString() }),
    5: command('Credit Adjustment', {
      issuerEventId: utcTime,
      startTime: utcTime,
      creditAdjustmentType: enum8({
        0: 'prepayment mode, incremental',
        1: 'prepayment mode, absolute',
        2: 'credit mode, absolute',
        3: 'credit mode, incremental',
      }),
      creditAdjustmentValue: int32,
    }),
    6: command('Change Payment Mode', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      proposedPaymentControlConfiguration: paymentControlConfiguration,
      cutOffValue: int32,
    }),
    7: command('Get Prepay Snapshot', {
      earliestStartTime: utcTime,
      latestEndTime: utcTime,
      snapshotOffset: uint8,
      snapshotCause: bitmap32,
    }),
    8: command('Get Top Up Log', { latestEndTime: utcTime, numberOfRecords: uint8 }),
    9: command('Set Low Credit Warning Level', { lowCreditWarningLevel: uint32 }),
    10: command('Get Debt Repayment Log', {
      latestEndTime: utcTime,
      numberOfDebts: uint8,
      debtType: enum8({ ...debtTypes, 255: 'all debts' }),
    }),
    11: command('Set Maximum Credit Limit', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      maximumCreditLevel: uint32,
      maximumCreditPerTopUp: uint32,
    }),
    12: command('Set Overall Debt Cap', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      overallDebtCap: int32,
    }),
  },
  fromServer: {
    1: command('Publish Prepay Snapshot', {
      snapshotId: uint32,
      snapshotTime: utcTime,
      totalSnapshotsFound: uint8,
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      snapshotCause: bitmap32,
      snapshotPayloadType: enum8({ 0: 'debt and credit status', 255: 'not used' }),
      snapshotSubPayload: chosenBy<unknown>('snapshotPayloadType', { 0: debtStatus }, remainder),
    }),
    2: command('Change Payment Mode Response', {
      friendlyCredit: enum8({ 0: 'off', 1: 'on' }),
      friendlyCreditCalendarId: uint32,
      emergencyCreditLimit: uint32,
      emergencyCreditThreshold: uint32,
    }),
    3: command('Consumer Top Up Response', {
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
      topUpValue: int32,
      sourceOfTopUp: enum8(originatingDevices),
      creditRemaining: int32,
    }),
    5: command('Publish Top Up Log', {
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      topUps: toTheEnd(record({ topUpCode: octetString(), topUpAmount: int32, topUpTime: utcTime }), 'Top Up'),
    }),
    6: command('Publish Debt Log', {
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      debts: toTheEnd(
        record({ collectionTime: utcTime, amountCollected: uint32, debtType, outstandingDebt: uint32 }),
        'Debt',
      ),
    }),
  },
  attributes: {
    0: attribute('Payment Control Configuration'),
    1: attribute('Credit Remaining'),
    2: attribute('Emergency Credit Remaining'),
    3: attribute('Credit Status'),
    5: attribute('Accumulated Debt'),
    6: attribute('Overall Debt Cap'),
    16: attribute('Emergency Credit Limit'),
    17: attribute('Emergency Credit Threshold'),
    32: attribute('Total Credit Added'),
    33: attribute('Max Credit Limit'),
    34: attribute('Max Credit Per Top Up'),
    48: attribute('Friendly Credit Warning'),
    49: attribute('Low Credit Warning Level'),
    50: attribute('IHD Low Credit Warning Level'),
    51: attribute('Interrupt Suspend Time', 'minutes'),
    64: attribute('Cut Off Value'),
    ...numbered(0x0100, 5, (which) => `Top Up Date Time ${which}`, 0x20),
    ...ofDebt(0x0210, 1),
    ...ofDebt(0x0220, 2),
    ...ofDebt(0x0230, 3),
  },
}
