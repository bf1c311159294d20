import { codecOf } from '../content/codec.ts'
import { decodeCs02cCommand, writeCs02cCommand } from '../credentials/issue-security-credentials.ts'
import { decodeCs02eCommand, writeCs02eCommand } from '../credentials/provide-device-certificate.ts'
import { decodeCs02aCommand, writeCs02aCommand } from '../credentials/provide-security-credential-details.ts'
import { decodeCs02dCommand, writeCs02dCommand } from '../credentials/update-device-certificate.ts'
import { decodeCs02bCommand, writeCs02bCommand } from '../credentials/update-security-credentials-command.ts'
import { setTimeCommand } from './clock.ts'
import { asn1Command, asn1CommandWithCounter } from './command.ts'
import { activateFirmwareCommand, readFirmwareVersionCommand } from './firmware.ts'
import { joinCommand, readJoinDetailsCommand, restoreDeviceLogCommand, unjoinCommand } from './joining.ts'

/** What CS02a to CS02e and CS02g ask. */
export const credentialsCommands = {
  provideDetails: codecOf('CS02a command', decodeCs02aCommand, writeCs02aCommand),
  update: codecOf('CS02b command', decodeCs02bCommand, writeCs02bCommand),
  issue: codecOf('CS02c command', decodeCs02cCommand, writeCs02cCommand),
  updateDeviceCertificate: codecOf('CS02d command', decodeCs02dCommand, writeCs02dCommand),
  provideDeviceCertificate: codecOf('CS02e command', decodeCs02eCommand, writeCs02eCommand),
} as const

/** Which certificates a device holds of its Remote Parties. */
const details = ['authorisingRemotePartyTACellIdentifier', 'remotePartyRolesCredentialsRequired'] as const
export const cs02a = asn1Command(0x0008, credentialsCommands.provideDetails, ...details)
export const cs02f = asn1Command(0x011b, credentialsCommands.provideDetails, ...details)

/** Replaces certificates of Remote Parties: CS02b in one of its modes, each of which has a message code, and CS02g. */
export const updateSecurityCredentials = (messageCode: number) =>
  asn1CommandWithCounter(
    messageCode,
    credentialsCommands.update,
    'authorisingCounter',
    ...['authorisingRemotePartyControl', 'replacements', 'certificationPathCertificates', 'executionDateTime'],
  )

/** Has a device make a key pair, take a certificate for it, and show the one it holds. */
export const cs02c = asn1Command(0x000a, credentialsCommands.issue, 'keyUsage')
export const cs02d = asn1Command(0x000b, credentialsCommands.updateDeviceCertificate, 'Certificate')
export const cs02e = asn1Command(0x000c, credentialsCommands.provideDeviceCertificate, 'keyUsage')

/** Joins two devices: a meter and another, the other and the meter, a GSME and its GPF, a GSME and a PPMID. */
export const cs03a1 = asn1Command(0x000d, joinCommand)
export const cs03a2 = asn1Command(0x00ab, joinCommand)
export const cs03b = asn1Command(0x000e, joinCommand)
export const cs03c = asn1Command(0x00af, joinCommand)

/** Takes them apart again. */
export const cs04ac = asn1Command(0x000f, unjoinCommand, 'otherDeviceEntityIdentifier')
export const cs04b = asn1Command(0x0010, unjoinCommand, 'otherDeviceEntityIdentifier')

/** Which devices a device has joined. */
export const cs07 = asn1Command(0x0013, readJoinDetailsCommand)

/** Gives a GPF its Device Log back. */
export const gcs59 = asn1Command(0x008c, restoreDeviceLogCommand)

/** Has a meter use the firmware that it was sent. */
export const cs06 = asn1CommandWithCounter(0x0012, activateFirmwareCommand, 'originatorCounter')

/** Reads the firmware version of a PPMID or an HCALCS. */
export const cs08 = asn1Command(0x0129, readFirmwareVersionCommand)

/** Has a GSME take the hub's time, where that lies within the window. */
export const gcs28 = asn1Command(0x007f, setTimeCommand)
