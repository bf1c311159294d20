import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { GbzComponent } from '../../gbcs/gbz/component.ts'
import type { ReadAttribute } from '../../gbcs/gbz/foundation.ts'
import { factoryState } from '../state/device-state.ts'
import { beginning, deviceIdentifier } from '../testing/device-under-test.ts'
import { blueprintOf } from '../testing/parties.ts'
import { cluster } from './answers.ts'
import { executeGbz } from './execute.ts'
import { lookedAt } from './moment.ts'

const moment = lookedAt({ blueprint: blueprintOf(deviceIdentifier(1), 'GSME'), state: factoryState, now: beginning })

const component = (
  clusterId: number,
  frameControl: number,
  commandId: number,
  payload: unknown,
  sequenceNumber = 0,
): GbzComponent => ({
  control: 0,
  clusterId,
  fromDateTime: null,
  additionalHeader: null,
  header: { frameControl, manufacturerCode: null, sequenceNumber, commandId },
  payload,
})

const execute = (components: readonly GbzComponent[], state = moment.state) =>
  executeGbz(components, { ...moment, state }, { encrypts: [], readsWithoutDefault: false }, null)

const fromClient = 0x01
const fromServer = 0x09
const readAttributes = 0x00

const uint = (octets: number) => fc.integer({ min: 0, max: 2 ** (8 * octets) - 1 })
/** What is not negative of a signed number of four octets. */
const amount = fc.integer({ min: 0, max: 0x7fffffff })
const state = fc.constantFrom(0, 1, 2, 3)
/** 0 is now. */
const now = fc.constant(0)
const none = fc.constant(0)

interface Write {
  readonly name: string
  readonly clusterId: number
  readonly frameControl: number
  readonly commandId: number
  readonly payload: Readonly<Record<string, fc.Arbitrary<number | Buffer>>>
  /** By which attribute a field is read, and of which cluster where that is another one. */
  readonly reads: Readonly<Record<string, number>>
  readonly readFrom?: number
}

const writes: readonly Write[] = [
  {
    name: 'the MPRN (GCS41 and GCS46)',
    clusterId: cluster.deviceManagement,
    frameControl: fromServer,
    commandId: 0x03,
    payload: {
      issuerEventId: none,
      siteIdTime: now,
      providerId: none,
      siteId: fc.uint8Array({ maxLength: 20 }).map((octets) => Buffer.from(octets)),
    },
    reads: { siteId: 0x0307 },
    readFrom: cluster.metering,
  },
  {
    name: 'the conversion factor (GCS23 and GCS21a)',
    clusterId: cluster.price,
    frameControl: fromServer,
    commandId: 0x02,
    payload: { issuerEventId: none, startTime: now, conversionFactor: uint(4), conversionFactorTrailingDigit: uint(1) },
    reads: { conversionFactor: 0x0302, conversionFactorTrailingDigit: 0x0303 },
  },
  {
    name: 'the calorific value (GCS23 and GCS21a)',
    clusterId: cluster.price,
    frameControl: fromServer,
    commandId: 0x03,
    payload: {
      issuerEventId: none,
      startTime: now,
      calorificValue: uint(4),
      calorificValueUnit: uint(1),
      calorificValueTrailingDigit: uint(1),
    },
    reads: { calorificValue: 0x0304, calorificValueUnit: 0x0305, calorificValueTrailingDigit: 0x0306 },
  },
  {
    name: 'what supply becomes (GCS24 and GCS21e)',
    clusterId: cluster.metering,
    frameControl: fromClient,
    commandId: 0x0d,
    payload: {
      issuerEventId: none,
      supplyTamperState: state,
      supplyDepletionState: state,
      supplyUncontrolledFlowState: state,
      loadLimitSupplyState: state,
    },
    reads: { supplyTamperState: 0x0607, supplyDepletionState: 0x0608, supplyUncontrolledFlowState: 0x0609 },
  },
  {
    name: 'the uncontrolled flow (GCS24 and GCS21a)',
    clusterId: cluster.metering,
    frameControl: fromClient,
    commandId: 0x0e,
    payload: {
      providerId: none,
      issuerEventId: none,
      uncontrolledFlowThreshold: uint(2),
      unitOfMeasure: uint(1),
      multiplier: uint(2),
      divisor: uint(2),
      stabilisationPeriod: uint(1),
      measurementPeriod: uint(2),
    },
    reads: {
      uncontrolledFlowThreshold: 0x0b10,
      unitOfMeasure: 0x0b11,
      multiplier: 0x0b12,
      divisor: 0x0b13,
      stabilisationPeriod: 0x0b14,
      measurementPeriod: 0x0b15,
    },
  },
  {
    name: 'emergency credit (GCS05 and GCS21b)',
    clusterId: cluster.prepayment,
    frameControl: fromClient,
    commandId: 0x03,
    payload: { issuerEventId: none, startTime: now, emergencyCreditLimit: uint(4), emergencyCreditThreshold: uint(4) },
    reads: { emergencyCreditLimit: 0x0010, emergencyCreditThreshold: 0x0011 },
  },
  {
    name: 'the debt cap (GCS05 and GCS21b)',
    clusterId: cluster.prepayment,
    frameControl: fromClient,
    commandId: 0x0c,
    payload: { providerId: none, issuerEventId: none, implementationDateTime: now, overallDebtCap: amount },
    reads: { overallDebtCap: 0x0006 },
  },
  ...[0, 1, 2].map((debt) => ({
    name: `debt ${debt + 1} (GCS04 and GCS21b)`,
    clusterId: cluster.prepayment,
    frameControl: fromClient,
    commandId: 0x02,
    payload: {
      issuerEventId: none,
      debtLabel: fc.uint8Array({ maxLength: 10 }).map((octets) => Buffer.from(octets)),
      debtAmount: amount,
      debtRecoveryMethod: fc.constantFrom(0, 1),
      debtAmountType: fc.constant(2 * debt),
      debtRecoveryStartTime: uint(4),
      debtRecoveryCollectionTime: fc.integer({ min: 0, max: 1439 }),
      debtRecoveryFrequency: fc.constantFrom(0, 1),
      debtRecoveryAmount: amount,
      debtRecoveryBalancePercentage: fc.integer({ min: 0, max: 10_000 }),
    },
    reads: Object.fromEntries(
      Object.entries({
        debtAmount: 0x01,
        debtRecoveryMethod: 0x02,
        debtRecoveryFrequency: 0x06,
        debtRecoveryAmount: 0x07,
        debtRecoveryBalancePercentage: 0x09,
      }).map(([field, behind]) => [field, 0x0210 + 0x10 * debt + behind]),
    ),
  })),
  {
    name: 'the tariff (GCS01a and GCS21f)',
    clusterId: cluster.price,
    frameControl: fromServer,
    commandId: 0x04,
    payload: {
      providerId: none,
      issuerEventId: none,
      issuerTariffId: none,
      startTime: now,
      tariffTypeAndChargingScheme: fc.constantFrom(0x00, 0x10, 0x20),
      tariffLabel: fc.constant(Buffer.alloc(0)),
      numberOfPriceTiersInUse: uint(1),
      numberOfBlockThresholdsInUse: uint(1),
      unitOfMeasure: uint(1),
      currency: uint(2),
      priceTrailingDigit: uint(1),
      standingCharge: uint(4),
      tierBlockMode: fc.constantFrom(0, 1, 2),
      blockThresholdMultiplier: uint(3),
      blockThresholdDivisor: uint(3),
    },
    reads: {
      unitOfMeasure: 0x0615,
      currency: 0x0616,
      priceTrailingDigit: 0x0617,
      standingCharge: 0x0301,
      blockThresholdMultiplier: 0x0202,
      blockThresholdDivisor: 0x0203,
    },
  },
  {
    name: 'the period of blocks (GCS01a and GCS21f)',
    clusterId: cluster.price,
    frameControl: fromServer,
    commandId: 0x01,
    payload: {
      providerId: none,
      issuerEventId: none,
      blockPeriodStartTime: uint(4),
      blockPeriodDuration: uint(3),
      blockPeriodControl: uint(1),
      blockPeriodDurationType: fc.constantFrom(0, 1, 2, 3),
      tariffType: none,
      tariffResolutionPeriod: fc.constantFrom(0, 1, 2),
    },
    reads: { blockPeriodStartTime: 0x0200, blockPeriodDuration: 0x0201 },
  },
  {
    name: 'the most credit (GCS05 and GCS21b)',
    clusterId: cluster.prepayment,
    frameControl: fromClient,
    commandId: 0x0b,
    payload: {
      providerId: none,
      issuerEventId: none,
      implementationDateTime: now,
      maximumCreditLevel: uint(4),
      maximumCreditPerTopUp: uint(4),
    },
    reads: { maximumCreditLevel: 0x0021, maximumCreditPerTopUp: 0x0022 },
  },
  {
    name: 'the payment mode (GCS02, GCS03 and GCS21j)',
    clusterId: cluster.prepayment,
    frameControl: fromClient,
    commandId: 0x06,
    payload: {
      providerId: none,
      issuerEventId: none,
      implementationDateTime: now,
      proposedPaymentControlConfiguration: uint(2),
      cutOffValue: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
    },
    reads: { proposedPaymentControlConfiguration: 0x0000, cutOffValue: 0x0040 },
  },
  {
    name: 'the valve (GCS32, GCS39 and GCS33)',
    clusterId: cluster.metering,
    frameControl: fromClient,
    commandId: 0x0b,
    payload: {
      providerId: none,
      issuerEventId: none,
      requestDateTime: now,
      implementationDateTime: now,
      proposedSupplyStatus: fc.constantFrom(0, 1, 2),
      supplyControlBits: none,
    },
    reads: { proposedSupplyStatus: 0x0014 },
  },
]

describe('what a command sets on a gas meter', () => {
  for (const { name, clusterId, frameControl, commandId, payload, reads, readFrom = clusterId } of writes) {
    it(`is read back: ${name}`, () => {
      fc.assert(
        fc.property(fc.record(payload), (said: Readonly<Record<string, number | Buffer>>) => {
          const set = execute([component(clusterId, frameControl, commandId, said)])
          assert.equal(set.isActioned, true)
          const attributeIds = Object.values(reads)
          const read = execute([component(readFrom, 0, readAttributes, { attributeIds })], set.state)
          const answer = read.components[0]?.payload as { readonly attributes: readonly ReadAttribute[] } | undefined
          assert.deepEqual(
            answer?.attributes.map(({ value }) => value?.value),
            Object.keys(reads).map((field) => said[field]),
          )
        }),
        { numRuns: 8 },
      )
    })
  }

  /** The values of attributes of the Price cluster, after commands that are published to it. */
  const readPrices = (commandId: number, payloads: readonly unknown[], attributeIds: readonly number[]) => {
    const set = execute(payloads.map((payload) => component(cluster.price, fromServer, commandId, payload)))
    assert.equal(set.isActioned, true)
    const read = execute([component(cluster.price, 0, readAttributes, { attributeIds })], set.state)
    const answer = read.components[0]?.payload as { readonly attributes: readonly ReadAttribute[] } | undefined
    return answer?.attributes.map(({ value }) => value?.value)
  }
  const ofTariff = { providerId: 0, issuerEventId: 0, startTime: 0, issuerTariffId: 1 }

  // A gas meter has four tiers, numbered from 1, and four blocks, numbered from 0, with three thresholds between them.
  it('is read back: prices of tiers and of blocks (GCS01a, GCS01b and GCS21f)', () => {
    const pricesOf = (first: number) =>
      fc.uniqueArray(fc.tuple(fc.integer({ min: first, max: first + 3 }), uint(4)), {
        minLength: 1,
        maxLength: 4,
        selector: ([which]) => which,
      })
    fc.assert(
      fc.property(pricesOf(1), pricesOf(0), (tiers, blocks) => {
        const parts = [tiers, blocks].map((prices, index) => ({
          ...ofTariff,
          commandIndex: index,
          numberOfCommands: 2,
          subPayloadControl: 1 - index,
          prices: prices.map(([tierOrBlock, price]) => ({ tierOrBlock, price })),
        }))
        const attributes = [...tiers.map(([tier]) => 0x0400 + 16 * tier), ...blocks.map(([block]) => 0x0400 + block)]
        assert.deepEqual(
          readPrices(0x05, parts, attributes),
          [...tiers, ...blocks].map(([, price]) => price),
        )
      }),
      { numRuns: 8 },
    )
  })

  it('is read back: thresholds of blocks (GCS01a and GCS21f)', () => {
    const thresholds = fc.array(fc.integer({ min: 0, max: 2 ** 48 - 1 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(thresholds, (said) => {
        const part = {
          ...ofTariff,
          commandIndex: 0,
          numberOfCommands: 1,
          subPayloadControl: 1,
          thresholds: [{ tier: 0, thresholds: said }],
        }
        const attributes = said.map((_, index) => 0x0100 + index)
        assert.deepEqual(readPrices(0x06, [part], attributes), said)
      }),
      { numRuns: 8 },
    )
  })

  it('is read back: the billing calendar (GCS25, whole)', () => {
    const publishedAs = { issuerEventId: none, providerId: uint(4), tariffType: none }
    const period = fc.record({
      ...publishedAs,
      billingPeriodStartTime: uint(4),
      billingPeriodDuration: uint(3),
      billingPeriodDurationType: fc.constantFrom(0x20, 0x21, 0x22, 0x23),
    })
    fc.assert(
      fc.property(period, (said) => {
        const set = execute([component(cluster.price, fromServer, 0x09, said)])
        const asked = { earliestStartTime: 0, minimumIssuerEventId: 0, numberOfCommands: 1, tariffType: 0 }
        const read = execute([component(cluster.price, fromClient, 0x0b, asked)], set.state)
        assert.deepEqual(
          read.components.map(({ payload }) => payload),
          [{ ...said }],
        )
      }),
      { numRuns: 8 },
    )
  })

  it('is read back: a calendar, part by part', () => {
    const published = { providerId: 0, issuerEventId: 1, issuerCalendarId: 7 }
    const part = { commandIndex: 0, numberOfCommands: 1 }
    const parts = [
      {
        ...published,
        startTime: 0,
        calendarType: 0,
        calendarTimeReference: 0,
        calendarName: Buffer.alloc(0),
        numberOfSeasons: 1,
        numberOfWeekProfiles: 1,
        numberOfDayProfiles: 2,
      },
      ...[1, 2].map((dayId) => ({
        ...published,
        dayId,
        totalNumberOfScheduleEntries: 1,
        ...part,
        calendarType: 0,
        scheduleEntries: [{ startTime: 60 * dayId, action: dayId }],
      })),
      { ...published, ...part, seasons: [{ startDate: Buffer.of(0xff, 3, 20, 0xff), weekIdRef: 1 }] },
    ]
    const commandIds = [0, 1, 1, 3]
    const set = execute(
      parts.map((payload, index) => component(cluster.calendar, fromServer, commandIds[index] ?? 0, payload)),
    )
    const inForce = { providerId: 0, issuerCalendarId: 0xffffffff }
    const days = { ...inForce, startDayId: 1, numberOfDays: 0 }
    const read = execute(
      [component(cluster.calendar, fromClient, 1, days), component(cluster.calendar, fromClient, 3, inForce)],
      set.state,
    )
    assert.deepEqual(
      read.components.map(({ payload }) => payload),
      parts.slice(1),
    )
  })
})

describe('a gas device', () => {
  it('carries out nothing behind a command that failed, and says so', () => {
    const unknown = component(cluster.metering, fromClient, 0x7f, Buffer.alloc(0))
    const supply = component(cluster.metering, fromClient, 0x0b, { proposedSupplyStatus: 0 }, 1)
    const { components, state: after, isActioned } = execute([unknown, supply])
    assert.deepEqual(
      components.map(({ payload }) => payload),
      [
        { commandId: 0x7f, status: 0x81 },
        { commandId: 0xff, status: 1 },
      ],
    )
    assert.deepEqual([after, isActioned], [moment.state, false])
  })
})
