import type { ValueOf } from '../content/codec.ts'
import { describeAlertCode } from '../device-alerts.ts'
import { tags } from '../octets/ber.ts'
import {
  asn1Certificate,
  asn1Entity,
  asn1Integer,
  asn1Null,
  asn1Optional,
  asn1Sequence,
  asn1SequenceOf,
  asn1Time,
  code,
} from './types.ts'

/** How two devices join (GBCS `JoinMethodAndRole`). */
export const joinMethods: Readonly<Record<number, string>> = {
  0: 'methodAInitiator',
  1: 'methodAResponder',
  2: 'methodB',
  3: 'methodC',
}

/** Kinds of device as joining knows them (GBCS `DeviceType`). */
export const joinDeviceTypes: Readonly<Record<number, string>> = {
  0: 'gSME',
  1: 'eSME',
  2: 'communicationsHubCommunicationsHubFunction',
  3: 'communicationsHubGasProxyFunction',
  4: 'type1HANConnectedAuxiliaryLoadControlSwitch',
  5: 'type1PrepaymentInterfaceDevice',
  6: 'type2',
}

/** What became of a join (GBCS `JoinResponseCode`). */
export const joinResponseCodes: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'invalidMessageCodeForJoinMethodAndRole',
  2: 'invalidJoinMethodAndRole',
  3: 'incompatibleWithExistingEntry',
  4: 'deviceLogFull',
  5: 'writeFailure',
  6: 'keyAgreementNoResources',
  7: 'keyAgreementUnknownIssuer',
  8: 'keyAgreementUnsupportedSuite',
  9: 'keyAgreementBadMessage',
  10: 'keyAgreementBadKeyConfirm',
  11: 'invalidOrMissingCertificate',
  12: 'noPartnerLinkKeyReceived',
  13: 'noCBKEResponse',
}

/** The number of an answer to a join. @throws RangeError for a name that is none */
export function joinResponseCodeOf(name: string): number {
  const found = Object.entries(joinResponseCodes).find((entry) => entry[1] === name)
  if (found === undefined) throw new RangeError(`no join is answered by ${name}`)
  return Number(found[0])
}

export const unjoinResponseCodes: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'otherDeviceNotInDeviceLog',
  2: 'otherFailure',
}

const deviceType = code(joinDeviceTypes)
const deviceLogEntry = asn1Sequence({ deviceID: asn1Entity, deviceType })
const deviceLogEntries = asn1SequenceOf(deviceLogEntry, 'DeviceLogEntry')

/** CS03A1, CS03A2, CS03B, CS03C: the other device, and for method C its key agreement certificate. */
export const joinCommand = asn1Sequence({
  joinMethodAndRole: code(joinMethods),
  otherDeviceEntityIdentifier: asn1Entity,
  otherDeviceType: deviceType,
  otherDeviceCertificate: asn1Optional(asn1Certificate, tags.sequence),
})
export type JoinCommand = ValueOf<typeof joinCommand>

/** A number, and nothing around it. */
export const joinResponse = code(joinResponseCodes)

/** CS04AC, CS04B: the other device. */
export const unjoinCommand = asn1Entity
export const unjoinResponse = code(unjoinResponseCodes)

/** CS07: which devices a device has joined. */
export const readJoinDetailsCommand = asn1Null
export const readJoinDetailsResponse = asn1Sequence({
  responseCode: code({ 0: 'success', 1: 'readFailure' }),
  deviceLogEntries: asn1Optional(deviceLogEntries, tags.sequence),
})

/** GCS59: what a GPF should have in its Device Log, and what became of each entry. */
export const restoreDeviceLogCommand = asn1Sequence({ deviceLogEntries })
export const restoreDeviceLogResponse = asn1Sequence({
  restoreOutcomes: asn1SequenceOf(asn1Sequence({ deviceLogEntry, joinResponseCode: joinResponse }), 'RestoreOutcome'),
})

/** GCS62: what a GPF has in its Device Log, since it changed. */
export const deviceLogBackupAlert = asn1Sequence({
  alertCode: asn1Integer(describeAlertCode),
  backupDateTime: asn1Time,
  deviceLogEntries,
})
