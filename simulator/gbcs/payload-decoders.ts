import { decodeCs02cCommand, decodeCs02cResponse } from './credentials/issue-security-credentials.ts'
import { decodeCs02eCommand, decodeCs02eResponse } from './credentials/provide-device-certificate.ts'
import { decodeCs02aCommand, decodeCs02aResponse } from './credentials/provide-security-credential-details.ts'
import { decodeCs02dCommand, decodeCs02dResponse } from './credentials/update-device-certificate.ts'
import { decodeCs02bCommand } from './credentials/update-security-credentials-command.ts'
import { decodeCs02bAlert, decodeCs02bResponse } from './credentials/update-security-credentials-outcome.ts'
import type { Cra, GroupingHeader } from './frame/grouping-header.ts'
import { decodeGenericAlert } from './generic-alert.ts'
import {
  futureDatedUpdateLoadControllerCredentialsAlert,
  futureDatedUpdateSecurityCredentialsAlert,
  genericCriticalAlert,
  genericNonCriticalAlert,
  issueSecurityCredentials,
  isUpdateSecurityCredentials,
  provideDeviceCertificate,
  provideSecurityCredentialDetails,
  updateDeviceCertificate,
} from './message-codes.ts'
import type { OctetReader } from './octets/octet-reader.ts'

/** Reads a payload to its last octet, and records what it reads where its reader does. */
export type PayloadDecoder = (reader: OctetReader) => unknown

type Decoders = Readonly<Partial<Record<Cra, PayloadDecoder>>>

const cs02b: Decoders = { command: decodeCs02bCommand, response: decodeCs02bResponse }

const decodersByMessageCode: Readonly<Record<number, Decoders>> = {
  [provideSecurityCredentialDetails]: { command: decodeCs02aCommand, response: decodeCs02aResponse },
  [issueSecurityCredentials]: { command: decodeCs02cCommand, response: decodeCs02cResponse },
  [updateDeviceCertificate]: { command: decodeCs02dCommand, response: decodeCs02dResponse },
  [provideDeviceCertificate]: { command: decodeCs02eCommand, response: decodeCs02eResponse },
  [futureDatedUpdateSecurityCredentialsAlert]: { alert: decodeCs02bAlert },
  [futureDatedUpdateLoadControllerCredentialsAlert]: { alert: decodeCs02bAlert },
  [genericCriticalAlert]: { alert: decodeGenericAlert },
  [genericNonCriticalAlert]: { alert: decodeGenericAlert },
}

/** Which decoder knows the payload of a message; undefined for a use case that is known at frame level only. */
export const payloadDecoderFor = ({
  messageCode,
  cra,
}: Pick<GroupingHeader, 'messageCode' | 'cra'>): PayloadDecoder | undefined =>
  (isUpdateSecurityCredentials(messageCode) ? cs02b : decodersByMessageCode[messageCode])?.[cra]
