import type { Codec } from '../../content/codec.ts'
import { named, record, toTheEnd } from '../../content/record.ts'
import { attribute, attributeOf, numbered, timeAttribute } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import { bitmap8, enum8, octetString, quantity, uint8, uint24, uint32, uint48, unsigned, utcTime } from '../types.ts'
import { calorificValueUnits, currencies, tariffTypes, unitsOfMeasure } from './units.ts'

const currency = unsigned(2, (code) => `${code} (${currencies[code] ?? 'another currency'})`)
const tariffType = enum8(tariffTypes)
const trailingDigit = unsigned(1, (value) => `${value >>> 4} digits behind the decimal point`)

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
export const price: Cluster = {
  id: 0x0700,
  name: 'Price',
  fromClient: {
    0: command('Get Current Price', { commandOptions: bitmap8 }),
    1: command('Get Scheduled Prices', { startTime: utcTime, numberOfEvents: uint8 }),
    3: command('Get Block Periods', { startTime: utcTime, numberOfEvents: uint8, tariffType }),
    4: command('Get Conversion Factor', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
    }),
    5: command('Get Calorific Value', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
    }),
    6: command('Get Tariff Information', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
      tariffType,
    }),
    7: command('Get Price Matrix', { issuerTariffId: uint32 }),
    8: command('Get Block Thresholds', { issuerTariffId: uint32 }),
    11: command('Get Billing Period', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCommands: uint8,
      tariffType,
    }),
  },
  fromServer: {
    0: command('Publish Price', {
      providerId: uint32,
      rateLabel: octetString(),
      issuerEventId: utcTime,
      currentTime: utcTime,
      unitOfMeasure: enum8(unitsOfMeasure),
      currency,
      priceTrailingDigitAndPriceTier: named(
        'Price Trailing Digit and Price Tier',
        unsigned(1, (value) => `${value >>> 4} digits behind the decimal point, tier ${value & 15}`),
      ),
      numberOfPriceTiersAndRegisterTier: named(
        'Number of Price Tiers and Register Tier',
        unsigned(1, (value) => `${value >>> 4} tiers, register of tier ${value & 15}`),
      ),
      startTime: utcTime,
      duration: quantity(2, 'minutes'),
      price: uint32,
    }),
    1: command('Publish Block Period', {
      ...event,
      blockPeriodStartTime: utcTime,
      blockPeriodDuration: uint24,
      blockPeriodControl: bitmap8,
      blockPeriodDurationType: durationType,
      tariffType,
      tariffResolutionPeriod: enum8({ 0: 'not defined', 1: 'block period', 2: 'one day' }),
    }),
    2: command('Publish Conversion Factor', {
      issuerEventId: utcTime,
      startTime: utcTime,
      conversionFactor: uint32,
      conversionFactorTrailingDigit: trailingDigit,
    }),
    3: command('Publish Calorific Value', {
      issuerEventId: utcTime,
      startTime: utcTime,
      calorificValue: uint32,
      calorificValueUnit: enum8(calorificValueUnits),
      calorificValueTrailingDigit: trailingDigit,
    }),
    4: command('Publish Tariff Information', {
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
    5: command('Publish Price Matrix', {
      ...event,
      startTime: utcTime,
      issuerTariffId: uint32,
      ...partOfSeveral,
      subPayloadControl: named('Sub-payload Control', enum8({ 0: 'prices of blocks', 1: 'prices of tiers' })),
      prices: toTheEnd(
        record({
          tierOrBlock: named(
            'Tier or Block Id',
            unsigned(1, (value) => `tier ${value >>> 4}, block ${value & 15}`),
          ),
          price: uint32,
        }),
        'Price of Tier or Block',
      ),
    }),
    6: command('Publish Block Thresholds', {
      ...event,
      startTime: utcTime,
      issuerTariffId: uint32,
      ...partOfSeveral,
      subPayloadControl: named('Sub-payload Control', enum8({ 0: 'thresholds by tier', 1: 'thresholds of all tiers' })),
      thresholds: toTheEnd(thresholdsOfTier, 'Block Thresholds'),
    }),
    9: command('Publish Billing Period', {
      ...event,
      billingPeriodStartTime: utcTime,
      billingPeriodDuration: uint24,
      billingPeriodDurationType: durationType,
      tariffType,
    }),
    14: command('Cancel Tariff', { providerId: uint32, issuerTariffId: uint32, tariffType }),
  },
  attributes: {
    ...numbered(0x0000, 48, (tier) => `Tier ${tier} Price Label`),
    ...numbered(0x0100, 15, (block) => `Block ${block} Threshold`),
    512: timeAttribute('Start of Block Period'),
    513: attribute('Block Period Duration'),
    514: attribute('Threshold Multiplier'),
    515: attribute('Threshold Divisor'),
    516: attribute('Block Period Duration Type'),
    768: attribute('Commodity Type'),
    769: attribute('Standing Charge'),
    770: attribute('Conversion Factor'),
    771: attribute('Conversion Factor Trailing Digit'),
    772: attribute('Calorific Value'),
    773: attributeOf('Calorific Value Unit', calorificValueUnits),
    774: attribute('Calorific Value Trailing Digit'),
    ...numbered(0x0400, 16, (block) => `No Tier Block ${block} Price`),
    ...Object.assign(
      {},
      ...Array.from({ length: 15 }, (_, tier) =>
        numbered(0x0410 + 16 * tier, 16, (block) => `Tier ${tier + 1} Block ${block} Price`),
      ),
    ),
    1552: attribute('Tariff Label'),
    1553: attribute('Number of Price Tiers in Use'),
    1554: attribute('Number of Block Thresholds in Use'),
    1555: attribute('Tier Block Mode'),
    1557: attributeOf('Unit of Measure', unitsOfMeasure),
    1558: attributeOf('Currency', currencies),
    1559: attribute('Price Trailing Digit'),
    1560: attribute('Tariff Resolution Period'),
    1568: attribute('CO2'),
    1792: timeAttribute('Current Billing Period Start'),
    1793: attribute('Current Billing Period Duration'),
  },
}
