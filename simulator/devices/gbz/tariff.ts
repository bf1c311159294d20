import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { cluster, lastAnswer } from './answers.ts'
import { numberIn, withAttributes } from './attributes.ts'
import { fieldOf, type GasCommand, type Numbers, octetsOf, publishing, setting } from './command.ts'
import { status } from './moment.ts'
import { withScheme } from './tariff-in-force.ts'
import { isCancelled, isFuture, untilOf } from './times.ts'

export const setSiteId: GasCommand = (moment, payload) => {
  const { siteIdTime = 0 } = payload as Numbers
  const isNow = !isCancelled(siteIdTime) && !isFuture(siteIdTime, moment.now)
  const state = isNow
    ? withAttributes(moment.state, cluster.metering, { 0x0307: octetsOf(payload, 'siteId') })
    : moment.state
  return { state, answer: status.success, ...untilOf(siteIdTime, moment.now) }
}

/** The prices of a matrix go into the attributes by which they are read: of blocks, or of tiers. */
export const setPrices = setting(cluster.price, fieldOf('startTime'), (payload) => {
  const { prices = [], subPayloadControl } = payload as unknown as {
    readonly prices?: readonly { readonly tierOrBlock: number; readonly price: number }[]
    readonly subPayloadControl: number
  }
  const isOfTiers = subPayloadControl === 1
  return Object.fromEntries(
    prices.map(({ tierOrBlock, price }) => [isOfTiers ? 0x0400 + 16 * tierOrBlock : 0x0400 + tierOrBlock, price]),
  )
})

export const setThresholds = setting(cluster.price, fieldOf('startTime'), (payload) => {
  const { thresholds = [] } = payload as unknown as {
    readonly thresholds?: readonly { readonly thresholds: readonly number[] }[]
  }
  return Object.fromEntries((thresholds[0]?.thresholds ?? []).map((threshold, index) => [0x0100 + index, threshold]))
})

const setTariffAttributes = setting(cluster.price, fieldOf('startTime'), (payload) => ({
  0x0615: payload.unitOfMeasure ?? 0,
  0x0616: payload.currency ?? 0,
  0x0617: payload.priceTrailingDigit ?? 0,
  0x0301: payload.standingCharge ?? 0,
  0x0202: payload.blockThresholdMultiplier ?? 1,
  0x0203: payload.blockThresholdDivisor ?? 1,
}))

export const setTariff: GasCommand = (moment, payload, at) => {
  const set = setTariffAttributes(moment, payload, at)
  const { tariffTypeAndChargingScheme } = payload as Numbers
  return set.state === moment.state || tariffTypeAndChargingScheme === undefined
    ? set
    : { ...set, state: withScheme(set.state, tariffTypeAndChargingScheme) }
}

const readPrice = publishing(cluster.price, 0x00, (moment) => ({
  providerId: 0,
  rateLabel: Buffer.alloc(0),
  issuerEventId: 0,
  currentTime: secondsSince2000(moment.now),
  unitOfMeasure: numberIn(moment, cluster.price, 0x0615),
  currency: numberIn(moment, cluster.price, 0x0616),
  priceTrailingDigitAndPriceTier: 0x51,
  numberOfPriceTiersAndRegisterTier: 0x11,
  startTime: 0,
  duration: 1440,
  price: numberIn(moment, cluster.price, 0x0410),
}))

export const currentPrice: GasCommand = (moment, payload, at) => {
  const { state, answer: answers } = readPrice(moment, payload, at)
  return {
    state,
    answer: typeof answers === 'number' ? answers : answers.map((each) => lastAnswer(each.commandId, each.payload)),
  }
}
