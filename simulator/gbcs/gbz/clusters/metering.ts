import { chosenBy, counted, named, record, toTheEnd } from '../../content/record.ts'
import { attribute, attributeOf, numbered, timeAttribute } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import { bitmap8, bitmap32, enum8, quantity, uint8, uint16, uint24, uint32, uint48, utcTime } from '../types.ts'
import { supplyStates, supplyStatuses, unitsOfMeasure } from './units.ts'

const sampleType = enum8({ 0: 'consumption delivered', 1: 'consumption received' })

/** Information sets of a snapshot (ZigBee Smart Energy, Snapshot Payload Type). GBCS uses those of what is delivered. */
const snapshotPayloadTypes: Readonly<Record<number, string>> = {
  0: 'tiers delivered',
  2: 'tiers and blocks delivered',
  4: 'consumption of the day delivered',
  6: 'tiers and blocks delivered, without billing',
}

const tierSummations = {
  currentSummation: named('Current Summation Delivered', uint48),
  tierSummations: counted(uint48, 'Number of Tiers in Use', 'Tariff TOU Register Matrix'),
}
const billing = {
  currentSummation: named('Current Summation Delivered', uint48),
  billToDate: named('Bill to Date Delivered', uint32),
  billToDateTimeStamp: named('Bill to Date Time Stamp', utcTime),
  projectedBill: uint32,
  projectedBillTimeStamp: utcTime,
  billTrailingDigit: bitmap8,
  tierSummations: counted(uint48, 'Number of Tiers in Use', 'Tariff TOU Register Matrix'),
}
const blockSummations = {
  tiersAndBlocks: named('Number of Tiers and Block Thresholds in Use', bitmap8),
  blockSummations: toTheEnd(uint48, 'Tariff Block Counter Matrix'),
}

const withoutBilling = record({ ...tierSummations, ...blockSummations })
const subPayloads = {
  0: record(billing),
  2: record({ ...billing, ...blockSummations }),
  6: withoutBilling,
  7: record(tierSummations),
}
const snapshotSubPayload = chosenBy<unknown>('snapshotPayloadType', subPayloads, withoutBilling)

/** Metering: registers, logs and the supply of a meter (ZigBee Smart Energy, annex D.3). */
export const metering: Cluster = {
  id: 0x0702,
  name: 'Metering',
  fromClient: {
    6: command('Get Snapshot', {
      earliestStartTime: utcTime,
      latestEndTime: utcTime,
      snapshotOffset: uint8,
      snapshotCause: bitmap32,
    }),
    7: command('Start Sampling', {
      issuerEventId: utcTime,
      startSamplingTime: utcTime,
      sampleType,
      sampleRequestInterval: quantity(2, 'seconds'),
      maxNumberOfSamples: uint16,
    }),
    8: command('Get Sampled Data', {
      sampleId: uint16,
      earliestSampleTime: utcTime,
      sampleType,
      numberOfSamples: uint16,
    }),
    11: command('Change Supply', {
      providerId: uint32,
      issuerEventId: utcTime,
      requestDateTime: utcTime,
      implementationDateTime: utcTime,
      proposedSupplyStatus: enum8(supplyStatuses),
      supplyControlBits: bitmap8,
    }),
    13: command('Set Supply Status', {
      issuerEventId: utcTime,
      supplyTamperState: enum8(supplyStates),
      supplyDepletionState: enum8(supplyStates),
      supplyUncontrolledFlowState: enum8(supplyStates),
      loadLimitSupplyState: enum8(supplyStates),
    }),
    14: command('Set Uncontrolled Flow Threshold', {
      providerId: uint32,
      issuerEventId: utcTime,
      uncontrolledFlowThreshold: uint16,
      unitOfMeasure: enum8(unitsOfMeasure),
      multiplier: uint16,
      divisor: uint16,
      stabilisationPeriod: quantity(1, 'tenths of a second'),
      measurementPeriod: quantity(2, 'seconds'),
    }),
  },
  fromServer: {
    6: command('Publish Snapshot', {
      snapshotId: uint32,
      snapshotTime: utcTime,
      totalSnapshotsFound: uint8,
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      snapshotCause: bitmap32,
      snapshotPayloadType: enum8(snapshotPayloadTypes),
      snapshotSubPayload,
    }),
    7: command('Get Sampled Data Response', {
      sampleId: uint16,
      sampleStartTime: utcTime,
      sampleType,
      sampleRequestInterval: quantity(2, 'seconds'),
      numberOfSamples: uint16,
      samples: toTheEnd(uint24, 'Sample'),
    }),
    12: command('Supply Status Response', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      supplyStatus: enum8(supplyStatuses),
    }),
    13: command('Start Sampling Response', { sampleId: uint16 }),
  },
  attributes: {
    0: attribute('Current Summation Delivered'),
    1: attribute('Current Summation Received'),
    2: attribute('Current Max Demand Delivered'),
    7: timeAttribute('Reading Snapshot Time'),
    20: attributeOf('Supply Status', supplyStatuses),
    ...numbered(0x0100, 48, (tier) => `Current Tier ${tier} Summation Delivered`, 2),
    512: attribute('Status'),
    513: attribute('Remaining Battery Life', 'percent'),
    517: attribute('Remaining Battery Life in Days', 'days'),
    518: attribute('Current Meter Id'),
    519: attribute('Ambient Consumption Indicator'),
    768: attributeOf('Unit of Measure', unitsOfMeasure),
    769: attribute('Multiplier'),
    770: attribute('Divisor'),
    771: attribute('Summation Formatting'),
    774: attribute('Metering Device Type'),
    775: attribute('Site Id'),
    776: attribute('Meter Serial Number'),
    1543: attributeOf('Supply Tamper State', supplyStates),
    1544: attributeOf('Supply Depletion State', supplyStates),
    1545: attributeOf('Supply Uncontrolled Flow State', supplyStates),
    ...numbered(0x0700, 16, (block) => `Current No Tier Block ${block} Summation Delivered`),
    ...Object.assign(
      {},
      ...Array.from({ length: 15 }, (_, tier) =>
        numbered(0x0710 + 16 * tier, 16, (block) => `Current Tier ${tier + 1} Block ${block} Summation Delivered`),
      ),
    ),
    2560: attribute('Bill to Date Delivered'),
    2561: timeAttribute('Bill to Date Time Stamp Delivered'),
    2832: attribute('Uncontrolled Flow Threshold'),
    2833: attributeOf('Uncontrolled Flow Threshold Unit of Measure', unitsOfMeasure),
    2834: attribute('Uncontrolled Flow Multiplier'),
    2835: attribute('Uncontrolled Flow Divisor'),
    2836: attribute('Flow Stabilisation Period', 'tenths of a second'),
    2837: attribute('Flow Measurement Period', 'seconds'),
  },
}
