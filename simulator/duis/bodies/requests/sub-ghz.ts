import { decimal, unsignedShort } from '../notation/simple-types.ts'
import { nothing, type Optional, optional, sequence } from '../notation/structure.ts'
import { logPeriod } from '../values/moments.ts'

type Channel = `channel${number}`

/** Channels by their numbers, those that may be used. */
const channels = (first: number, last: number) =>
  sequence(
    Object.fromEntries(
      Array.from({ length: last - first + 1 }, (_, index) => [`channel${first + index}`, optional(nothing)]),
    ) as Record<Channel, Optional<object>>,
  )

const percentage = decimal(2, { minInclusive: 1, maxInclusive: 100 })

/** How a dual band communications hub uses its Sub GHz radio. */
export const subGhzConfiguration = sequence({
  lowerBandSubGhzChannels0To26: channels(0, 26),
  lowerBandSubGhzChannels27To34: channels(27, 34),
  lowerBandSubGhzChannels35To61: channels(35, 61),
  upperBandSubGhzChannels0To26: channels(0, 26),
  normalLimitedDutyCycleThreshold: decimal(1, { minInclusive: 0.5, maxInclusive: 2 }),
  limitedCriticalDutyCycleThreshold: decimal(1, { minExclusive: 1.5, maxExclusive: 2.5 }),
  maximumSubGhzChannelChangesPerWeek: unsignedShort(1, 7),
  gsmeCurfew: unsignedShort(2),
  channelQuieterThreshold: unsignedShort(1, 255),
  channelNoisierThreshold: unsignedShort(0, 20),
  nonGsmePoorCommsPercentageThreshold: percentage,
  nonGsmePoorCommsMeasurementPeriods: unsignedShort(50, 150),
  localChNoiseMeasurementPeriod: unsignedShort(61),
  localChFailurePercentage: percentage,
  localChRetryPercentage: percentage,
})

/** 6.28 to 6.32: the Sub GHz radio of a communications hub. */
export const subGhz = {
  SetCHFSubGHzConfiguration: subGhzConfiguration,
  RequestCHFSubGHzChannelScan: nothing,
  ReadCHFSubGHzConfiguration: nothing,
  ReadCHFSubGHzChannel: nothing,
  ReadCHFSubGHzChannelLog: sequence(logPeriod),
} as const
