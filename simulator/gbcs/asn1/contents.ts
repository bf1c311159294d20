import { type Codec, codecOf } from '../content/codec.ts'
import { decodeCs02cResponse, writeCs02cResponse } from '../credentials/issue-security-credentials.ts'
import { decodeCs02eResponse, writeCs02eResponse } from '../credentials/provide-device-certificate.ts'
import { decodeCs02aResponse, writeCs02aResponse } from '../credentials/provide-security-credential-details.ts'
import { decodeCs02dResponse, writeCs02dResponse } from '../credentials/update-device-certificate.ts'
import {
  decodeCs02bAlert,
  decodeCs02bResponse,
  writeCs02bAlert,
  writeCs02bResponse,
} from '../credentials/update-security-credentials-outcome.ts'
import type { Cra } from '../frame/grouping-header.ts'
import { setTimeCommand, setTimeResponse } from './clock.ts'
import { credentialsCommands } from './commands.ts'
import {
  activateFirmwareAlert,
  activateFirmwareCommand,
  activateFirmwareResponse,
  firmwareActivationAlert,
  firmwareTransferAlert,
  readFirmwareVersionCommand,
  readFirmwareVersionResponse,
} from './firmware.ts'
import {
  deviceLogBackupAlert,
  joinCommand,
  joinResponse,
  readJoinDetailsCommand,
  readJoinDetailsResponse,
  restoreDeviceLogCommand,
  restoreDeviceLogResponse,
  unjoinCommand,
  unjoinResponse,
} from './joining.ts'

/** The contents of a use case, by what the message is. */
export type Contents = Readonly<Partial<Record<Cra, Codec<unknown>>>>

const join: Contents = { command: joinCommand, response: joinResponse }
const unjoin: Contents = { command: unjoinCommand, response: unjoinResponse }

const providedCredentials: Contents = {
  command: credentialsCommands.provideDetails,
  response: codecOf('CS02a response', decodeCs02aResponse, writeCs02aResponse),
}

/** CS02b, which has a message code for each of its modes, and CS02g. */
export const updatedCredentials: Contents = {
  command: credentialsCommands.update,
  response: codecOf('CS02b response', decodeCs02bResponse, writeCs02bResponse),
}

const updatedCredentialsAlert: Contents = { alert: codecOf('CS02b alert', decodeCs02bAlert, writeCs02bAlert) }

/** Contents in ASN.1, by message code. */
export const asn1Contents: Readonly<Record<number, Contents>> = {
  // CS02a, CS02f
  0x0008: providedCredentials,
  0x011b: providedCredentials,
  // CS02c, CS02d, CS02e
  0x000a: {
    command: credentialsCommands.issue,
    response: codecOf('CS02c response', decodeCs02cResponse, writeCs02cResponse),
  },
  0x000b: {
    command: credentialsCommands.updateDeviceCertificate,
    response: codecOf('CS02d response', decodeCs02dResponse, writeCs02dResponse),
  },
  0x000c: {
    command: credentialsCommands.provideDeviceCertificate,
    response: codecOf('CS02e response', decodeCs02eResponse, writeCs02eResponse),
  },
  0x00cb: updatedCredentialsAlert,
  0x0124: updatedCredentialsAlert,
  // CS03A1, CS03A2, CS03B, CS03C
  0x000d: join,
  0x00ab: join,
  0x000e: join,
  0x00af: join,
  // CS04AC, CS04B
  0x000f: unjoin,
  0x0010: unjoin,
  // CS06
  0x0012: { command: activateFirmwareCommand, response: activateFirmwareResponse },
  0x00ca: { alert: activateFirmwareAlert },
  // CS07
  0x0013: { command: readJoinDetailsCommand, response: readJoinDetailsResponse },
  // CS08, CCS08, CS09
  0x0129: { command: readFirmwareVersionCommand, response: readFirmwareVersionResponse },
  0x0128: { alert: firmwareTransferAlert },
  0x012b: { alert: firmwareActivationAlert },
  // GCS28
  0x007f: { command: setTimeCommand, response: setTimeResponse },
  // GCS59, GCS62
  0x008c: { command: restoreDeviceLogCommand, response: restoreDeviceLogResponse },
  0x00b2: { alert: deviceLogBackupAlert },
}
