import { chosenBy, counted, named, record, toTheEnd } from '../../content/record.ts'
import { attribute, attributeOf, numbered, timeAttribute } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import { bitmap8, enum8, flags, quantity, uint8, uint16, uint24, uint32, uint48, utcTime } from '../types.ts'
import { snapshotCauses, supplyStates, supplyStatuses, unitsOfMeasure } from './units.ts'

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
export const metering = {
  id: 0x0702,
  name: 'Metering',
  fromClient: {
    0x06: command('Get Snapshot', {
      earliestStartTime: utcTime,
      latestEndTime: utcTime,
      snapshotOffset: uint8,
      snapshotCause: flags(4, snapshotCauses),
    }),
    0x07: command('Start Sampling', {
      issuerEventId: utcTime,
      startSamplingTime: utcTime,
      sampleType,
      sampleRequestInterval: quantity(2, 'seconds'),
      maxNumberOfSamples: uint16,
    }),
    0x08: command('Get Sampled Data', {
      sampleId: uint16,
      earliestSampleTime: utcTime,
      sampleType,
      numberOfSamples: uint16,
    }),
    0x0b: command('Change Supply', {
      providerId: uint32,
      issuerEventId: utcTime,
      requestDateTime: utcTime,
      implementationDateTime: utcTime,
      proposedSupplyStatus: enum8(supplyStatuses),
      supplyControlBits: flags(1, { 0: 'acknowledgement required' }),
    }),
    0x0d: command('Set Supply Status', {
      issuerEventId: utcTime,
      supplyTamperState: enum8(supplyStates),
      supplyDepletionState: enum8(supplyStates),
      supplyUncontrolledFlowState: enum8(supplyStates),
      loadLimitSupplyState: enum8(supplyStates),
    }),
    0x0e: command('Set Uncontrolled Flow Threshold', {
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
    0x06: command('Publish Snapshot', {
      snapshotId: uint32,
      snapshotTime: utcTime,
      totalSnapshotsFound: uint8,
      commandIndex: uint8,
      totalNumberOfCommands: uint8,
      snapshotCause: flags(4, snapshotCauses),
      snapshotPayloadType: enum8(snapshotPayloadTypes),
      snapshotSubPayload,
    }),
    0x07: command('Get Sampled Data Response', {
      sampleId: uint16,
      sampleStartTime: utcTime,
      sampleType,
      sampleRequestInterval: quantity(2, 'seconds'),
      numberOfSamples: uint16,
      samples: toTheEnd(uint24, 'Sample'),
    }),
    0x0c: command('Supply Status Response', {
      providerId: uint32,
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      supplyStatus: enum8(supplyStatuses),
    }),
    0x0d: command('Start Sampling Response', { sampleId: uint16 }),
  },
  attributes: {
    0x0000: attribute('Current Summation Delivered'),
    0x0001: attribute('Current Summation Received'),
    0x0002: attribute('Current Max Demand Delivered'),
    0x0007: timeAttribute('Reading Snapshot Time'),
    0x0014: attributeOf('Supply Status', supplyStatuses),
    ...numbered(0x0100, 48, (tier) => `Current Tier ${tier} Summation Delivered`, 2),
    0x0200: attribute('Status'),
    0x0201: attribute('Remaining Battery Life', 'percent'),
    0x0205: attribute('Remaining Battery Life in Days', 'days'),
    0x0206: attribute('Current Meter Id'),
    0x0207: attribute('Ambient Consumption Indicator'),
    0x0300: attributeOf('Unit of Measure', unitsOfMeasure),
    0x0301: attribute('Multiplier'),
    0x0302: attribute('Divisor'),
    0x0303: attribute('Summation Formatting'),
    0x0306: attribute('Metering Device Type'),
    0x0307: attribute('Site Id'),
    0x0308: attribute('Meter Serial Number'),
    0x0607: attributeOf('Supply Tamper State', supplyStates),
    0x0608: attributeOf('Supply Depletion State', supplyStates),
    0x0609: attributeOf('Supply Uncontrolled Flow State', supplyStates),
    ...numbered(0x0700, 16, (block) => `Current No Tier Block ${block} Summation Delivered`),
    ...Object.assign(
      {},
      ...Array.from({ length: 15 }, (_, tier) =>
        numbered(0x0710 + 16 * tier, 16, (block) => `Current Tier ${tier + 1} Block ${block} Summation Delivered`),
      ),
    ),
    0x0a00: attribute('Bill to Date Delivered'),
    0x0a01: timeAttribute('Bill to Date Time Stamp Delivered'),
    0x0b10: attribute('Uncontrolled Flow Threshold'),
    0x0b11: attributeOf('Uncontrolled Flow Threshold Unit of Measure', unitsOfMeasure),
    0x0b12: attribute('Uncontrolled Flow Multiplier'),
    0x0b13: attribute('Uncontrolled Flow Divisor'),
    0x0b14: attribute('Flow Stabilisation Period', 'tenths of a second'),
    0x0b15: attribute('Flow Measurement Period', 'seconds'),
  },
} satisfies Cluster
