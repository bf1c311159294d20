import type { Codec } from '../../content/codec.ts'
import { named, record, toTheEnd } from '../../content/record.ts'
import { attribute, attributeOf, numbered, timeAttribute } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import {
  bitmap8,
  enum8,
  flags,
  octetString,
  quantity,
  uint8,
  uint24,
  uint32,
  uint48,
  unsigned,
  utcTime,
} from '../types.ts'
import { calorificValueUnits, currencies, tariffTypes, unitsOfMeasure } from './units.ts'

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0')

const currency = unsigned(2, (code) => `${code} (${currencies[code] ?? 'another currency'})`)
const tariffType = enum8(tariffTypes)
const trailingDigit = unsigned(1, (value) => `${hex(value)} (${value >>> 4} digits behind the decimal point)`)

/** Duration types: the unit of a duration in the low nibble, where it begins in the high one. */
const durationUnits: Readonly<Record<number, string>> = { 0: 'minutes', 1: 'days', 2: 'weeks', 3: 'months' }
const durationType = unsigned(
  1,
  (value) =>
    `${value} (${durationUnits[value & 0x0f] ?? 'another unit'}, from the ${value >>> 4 === 0 ? 'start' : value >>> 4 === 1 ? 'end' : 'time given'})`,
)

/** Thresholds of one tier, or of all: the tier in the high nibble before them, how many in the low one. */
const thresholdsOfTier: Codec<{ readonly tier: number; readonly thresholds: readonly number[] }> = {
  shape: {
    kind: 'record',
    fields: [
      { key: 'tier', name: 'Tier', shape: { kind: 'number', least: 0, most: 15 } },
      { key: 'thresholds', name: 'Block Threshold', shape: { kind: 'list', of: uint48.shape, least: 0, most: 15 } },
    ],
  },
  read: (reader, name) =>
    reader.group(name, () => {
      const head = reader.octet('Number of Block Thresholds', (value) =>
        value >>> 4 === 0 ? String(value & 15) : `${value & 15} of tier ${value >>> 4}`,
      )
      const thresholds = Array.from({ length: head & 15 }, (_, index) =>
        uint48.read(reader, `Block Threshold ${index + 1}`),
      )
      return { tier: head >>> 4, thresholds }
    }),
  write: ({ tier, thresholds }) =>
    Buffer.concat([Buffer.of((tier << 4) | thresholds.length), ...thresholds.map((value) => uint48.write(value))]),
}

const event = { providerId: uint32, issuerEventId: utcTime }
const partOfSeveral = { commandIndex: uint8, numberOfCommands: uint8 }

/** Price: tariffs and what gas is worth (ZigBee Smart Energy, annex D.4). */
export const price = {
  id: 0x0700,
  name: 'Price',
  fromClient: {
    0x00: command('Get Current Price', { commandOptions: bitmap8 }),
    0x01: command('Get Scheduled Prices', { startTime: utcTime, numberOfEvents: uint8 }),
    0x03: command('Get Block Periods', { startTime: utcTime, numberOfEvents: uint8, tariffType }),
    0x04: command('Get Conversion Factor', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
    }),
    0x05: command('Get Calorific Value', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
    }),
    0x06: command('Get Tariff Information', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
      tariffType,
    }),
    0x07: command('Get Price Matrix', { issuerTariffId: uint32 }),
    0x08: command('Get Block Thresholds', { issuerTariffId: uint32 }),
    0x0b: command('Get Billing Period', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
      tariffType,
    }),
  },
  fromServer: {
    0x00: command('Publish Price', {
      providerId: uint32,
      rateLabel: octetString(),
      issuerEventId: utcTime,
      currentTime: utcTime,
      unitOfMeasure: enum8(unitsOfMeasure),
      currency,
      priceTrailingDigitAndPriceTier: named(
        'Price Trailing Digit and Price Tier',
        unsigned(1, (value) => `${hex(value)} (${value >>> 4} digits behind the decimal point, tier ${value & 15})`),
      ),
      numberOfPriceTiersAndRegisterTier: named(
        'Number of Price Tiers and Register Tier',
        unsigned(1, (value) => `${hex(value)} (${value >>> 4} tiers, register of tier ${value & 15})`),
      ),
      startTime: utcTime,
      duration: quantity(2, 'minutes'),
      price: uint32,
    }),
    0x01: command('Publish Block Period', {
      ...event,
      blockPeriodStartTime: utcTime,
      blockPeriodDuration: uint24,
      blockPeriodControl: flags(1, { 0: 'acknowledgement required', 1: 'repeats' }),
      blockPeriodDurationType: durationType,
      tariffType,
      tariffResolutionPeriod: enum8({ 0: 'not defined', 1: 'block period', 2: 'one day' }),
    }),
    0x02: command('Publish Conversion Factor', {
      issuerEventId: utcTime,
      startTime: utcTime,
      conversionFactor: uint32,
      conversionFactorTrailingDigit: trailingDigit,
    }),
    0x03: command('Publish Calorific Value', {
      issuerEventId: utcTime,
      startTime: utcTime,
      calorificValue: uint32,
      calorificValueUnit: enum8(calorificValueUnits),
      calorificValueTrailingDigit: trailingDigit,
    }),
    0x04: command('Publish Tariff Information', {
      ...event,
      issuerTariffId: uint32,
      startTime: utcTime,
      tariffTypeAndChargingScheme: named(
        'Tariff Type and Charging Scheme',
        unsigned(
          1,
          (value) =>
            `${value} (${tariffTypes[value & 15] ?? 'another type'}, ${['time of use', 'block', 'block and time of use', 'block and time of use, thresholds by tier'][value >>> 4] ?? 'another scheme'})`,
        ),
      ),
      tariffLabel: octetString(),
      numberOfPriceTiersInUse: named('Number of Price Tiers in Use', uint8),
      numberOfBlockThresholdsInUse: named('Number of Block Thresholds in Use', uint8),
      unitOfMeasure: enum8(unitsOfMeasure),
      currency,
      priceTrailingDigit: trailingDigit,
      standingCharge: uint32,
      tierBlockMode: enum8({
        0: 'active block',
        1: 'active block and price tier',
        2: 'active block, price tier and thresholds',
        255: 'not used',
      }),
      blockThresholdMultiplier: uint24,
      blockThresholdDivisor: uint24,
    }),
    0x05: command('Publish Price Matrix', {
      ...event,
      startTime: utcTime,
      issuerTariffId: uint32,
      ...partOfSeveral,
      subPayloadControl: named('Sub-payload Control', enum8({ 0: 'prices of blocks', 1: 'prices of tiers' })),
      prices: toTheEnd(
        record({
          tierOrBlock: named(
            'Tier or Block Id',
            unsigned(1, (value) => `${value} (tier ${value >>> 4}, block ${value & 15})`),
          ),
          price: uint32,
        }),
        'Price of Tier or Block',
      ),
    }),
    0x06: command('Publish Block Thresholds', {
      ...event,
      startTime: utcTime,
      issuerTariffId: uint32,
      ...partOfSeveral,
      subPayloadControl: named('Sub-payload Control', enum8({ 0: 'thresholds by tier', 1: 'thresholds of all tiers' })),
      thresholds: toTheEnd(thresholdsOfTier, 'Block Thresholds'),
    }),
    0x09: command('Publish Billing Period', {
      ...event,
      billingPeriodStartTime: utcTime,
      billingPeriodDuration: uint24,
      billingPeriodDurationType: durationType,
      tariffType,
    }),
    0x0e: command('Cancel Tariff', { providerId: uint32, issuerTariffId: uint32, tariffType }),
  },
  attributes: {
    ...numbered(0x0000, 48, (tier) => `Tier ${tier} Price Label`),
    ...numbered(0x0100, 15, (block) => `Block ${block} Threshold`),
    0x0200: timeAttribute('Start of Block Period'),
    0x0201: attribute('Block Period Duration'),
    0x0202: attribute('Threshold Multiplier'),
    0x0203: attribute('Threshold Divisor'),
    0x0204: attribute('Block Period Duration Type'),
    0x0300: attribute('Commodity Type'),
    0x0301: attribute('Standing Charge'),
    0x0302: attribute('Conversion Factor'),
    0x0303: attribute('Conversion Factor Trailing Digit'),
    0x0304: attribute('Calorific Value'),
    0x0305: attributeOf('Calorific Value Unit', calorificValueUnits),
    0x0306: attribute('Calorific Value Trailing Digit'),
    ...numbered(0x0400, 16, (block) => `No Tier Block ${block} Price`),
    ...Object.assign(
      {},
      ...Array.from({ length: 15 }, (_, tier) =>
        numbered(0x0410 + 16 * tier, 16, (block) => `Tier ${tier + 1} Block ${block} Price`),
      ),
    ),
    0x0610: attribute('Tariff Label'),
    0x0611: attribute('Number of Price Tiers in Use'),
    0x0612: attribute('Number of Block Thresholds in Use'),
    0x0613: attribute('Tier Block Mode'),
    0x0615: attributeOf('Unit of Measure', unitsOfMeasure),
    0x0616: attributeOf('Currency', currencies),
    0x0617: attribute('Price Trailing Digit'),
    0x0618: attribute('Tariff Resolution Period'),
    0x0620: attribute('CO2'),
    0x0700: timeAttribute('Current Billing Period Start'),
    0x0701: attribute('Current Billing Period Duration'),
  },
} satisfies Cluster
