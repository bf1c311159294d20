import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { dbch04, dbch05 } from '../../gbcs/dlms/commands/hub.ts'
import { cosemLogRead, cosemRead } from '../../gbcs/dlms/reads.ts'
import { periodOf } from '../moments.ts'
import { asking, on, row, type TransformRow } from '../row.ts'

type Channels = BodyContent<'SetCHFSubGHzConfiguration'>['lowerBandSubGhzChannels0To26']

const channelsFrom = (first: number, channels: Channels) => ({
  channels: Object.keys(channels).map((channel) => Number(channel.slice('channel'.length)) - first),
})

const inHundredths = (value: number): number => Math.round(100 * value)

/** 6.28 to 6.32: the Sub GHz radio of a dual band hub. */
export const subGhzRows: readonly TransformRow[] = [
  row(
    '6.28',
    'SetCHFSubGHzConfiguration',
    on('CHF', dbch04, (body) => ({
      configuration: {
        lowerBand0To26: channelsFrom(0, body.lowerBandSubGhzChannels0To26),
        lowerBand27To34: channelsFrom(27, body.lowerBandSubGhzChannels27To34),
        lowerBand35To61: channelsFrom(35, body.lowerBandSubGhzChannels35To61),
        upperBand0To26: channelsFrom(0, body.upperBandSubGhzChannels0To26),
        normalLimitedDutyCycleThreshold: inHundredths(body.normalLimitedDutyCycleThreshold),
        limitedCriticalDutyCycleThreshold: inHundredths(body.limitedCriticalDutyCycleThreshold),
        maximumChannelChangesPerWeek: body.maximumSubGhzChannelChangesPerWeek,
        gsmeCurfew: body.gsmeCurfew,
        channelQuieterThreshold: body.channelQuieterThreshold,
        channelNoisierThreshold: body.channelNoisierThreshold,
        nonGsmePoorCommsThreshold: inHundredths(body.nonGsmePoorCommsPercentageThreshold),
        nonGsmePoorCommsMeasurementPeriods: body.nonGsmePoorCommsMeasurementPeriods,
        localNoiseMeasurementPeriod: body.localChNoiseMeasurementPeriod,
        localFailureThreshold: inHundredths(body.localChFailurePercentage),
        localRetryThreshold: inHundredths(body.localChRetryPercentage),
      },
    })),
  ),
  row('6.29', 'RequestCHFSubGHzChannelScan', asking('CHF', dbch05)),
  row('6.30', 'ReadCHFSubGHzConfiguration', asking('CHF', cosemRead(0x010c))),
  row('6.31', 'ReadCHFSubGHzChannel', asking('CHF', cosemRead(0x010a))),
  row('6.32', 'ReadCHFSubGHzChannelLog', on('CHF', cosemLogRead(0x010b), periodOf)),
]
