import { hex, oneOf } from '../notation/simple-types.ts'
import { choice, nothing, optional, optionally, type Structure, sequence } from '../notation/structure.ts'
import { subGhzConfiguration } from '../requests/sub-ghz.ts'
import { deviceType, eui, requestId } from '../values/identifiers.ts'

/** One of the channels of a band, by number from 0. */
const oneChannel = (count: number) =>
  sequence(
    choice(
      Object.fromEntries(Array.from({ length: count }, (_, number) => [`channel${number}`, nothing])) as Record<
        `channel${number}`,
        Structure<object>
      >,
    ),
  )

const scanTrigger = oneOf(
  ...(['RemotePartyCommand', 'GSMERequest', 'GSMEMissedItsCurfew', 'GSMEMissingForTheLastDay'] as const),
  ...(['CHDetectedMessageFailureProblems', 'CHDetectedMessageRetryProblems'] as const),
  ...(['SubGHzNon-GSMEDeviceRequest', 'SMHANFormation'] as const),
)

const channelChanged = sequence({
  operatingSubGhzChannel: sequence(
    choice({ operatingLowerBandSubGhzChannel: oneChannel(62), operatingUpperBandSubGhzChannel: oneChannel(27) }),
  ),
  scanTrigger,
})

const scanRequestAssessment = sequence({
  statusCode: oneOf(
    ...(['ScanRequestAccepted', 'HHTConnected', 'DutyCycleUsageIsTooHigh', 'JoiningIsCurrentlyPermitted'] as const),
    ...(['GSMEOTADistributionUnderway', 'TooManyScansToday', 'TooManyCommandsToday'] as const),
    'TooManyScansThisWeek',
  ),
  scanTrigger,
})

/** What a dual band communications hub has to say of its Sub GHz radio. */
export const dualBandAlert = sequence(
  { chfDeviceId: eui, deviceAlertCode: hex(), gbcsHexadecimalMessageCode: optional(hex()) },
  optionally(
    choice({
      limitedDutyCycleActionTaken: sequence({ deviceIdToSuspend: eui }),
      subGhzChannelChanged: channelChanged,
      subGhzChannelScanRequestAssessmentOutcome: scanRequestAssessment,
      subGhzConfigurationChanged: subGhzConfiguration,
      messageDiscardedDueToDutyCycleManagement: sequence({
        requestId,
        craFlag: oneOf('Command', 'Response', 'Alert'),
      }),
      noMoreSubGhzDeviceCapacity: sequence({ deviceId: eui, deviceType: optional(deviceType) }),
    }),
  ),
)
