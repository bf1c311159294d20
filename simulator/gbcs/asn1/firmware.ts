import { describeAlertCode } from '../device-alerts.ts'
import { tags } from '../octets/ber.ts'
import {
  asn1Choice,
  asn1Counter,
  asn1Entity,
  asn1Integer,
  asn1Null,
  asn1Octets,
  asn1Optional,
  asn1Sequence,
  asn1Time,
  code,
} from './types.ts'

/** What became of the activation of an image (GBCS CS06 `ResponseCode`). */
export const activationCodes: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'noImageHeld',
  2: 'hashMismatch',
  3: 'activationFailure',
}

const firmwareVersion = asn1Octets(4)
const alertCode = asn1Integer(describeAlertCode)
const executionOutcome = asn1Sequence({ activateImageResponseCode: code(activationCodes), firmwareVersion })

/** CS06: which image, by its hash, and when, where it is not at once. */
export const activateFirmwareCommand = asn1Sequence({
  manufacturerImageHash: asn1Octets(32),
  originatorCounter: asn1Counter,
  executionDateTime: asn1Optional(asn1Time, tags.generalizedTime),
})

/** NULL for a future dated command that was accepted, else what became of it. */
export const activateFirmwareResponse = asn1Choice(
  ['commandAccepted', asn1Null, tags.null],
  ['executionOutcome', executionOutcome],
)

/** 00CA: what became of a future dated activation. */
export const activateFirmwareAlert = asn1Sequence({
  alertCode,
  executionDateTime: asn1Time,
  originatorCounter: asn1Counter,
  executionOutcome,
})

/** CS08: the firmware of a PPMID or an HCALCS. */
export const readFirmwareVersionCommand = asn1Null
export const readFirmwareVersionResponse = asn1Sequence({
  firmwareVersion,
  responseCode: code({ 0: 'success', 1: 'readFailure' }),
})

/** In the order in which DUIS names them (docs/domain/gbcs-use-cases.md#firmware). */
const transferCodes = code({
  0: 'fileTransferSuccess',
  1: 'firmwareImageDiscarded',
  2: 'hardwareVersionMismatch',
  3: 'fileTransferFailure',
})

/** CCS08: what became of an image that the hub passed on to a device. */
export const firmwareTransferAlert = asn1Sequence({
  alertCode,
  executionDateTime: asn1Time,
  entityIdentifier: asn1Entity,
  firmwareVersion,
  responseCode: transferCodes,
})

/** CS09: what became of an image on the device itself. */
export const firmwareActivationAlert = asn1Sequence({
  alertCode,
  executionDateTime: asn1Time,
  firmwareVersion,
  responseCode: code(activationCodes),
})
