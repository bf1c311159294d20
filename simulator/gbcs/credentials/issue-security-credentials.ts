import type { Result } from '../../vocabulary/result.ts'
import { tags } from '../octets/ber.ts'
import { integer } from '../octets/der.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { decodeCertificationRequest } from './certification-request.ts'
import { type DeviceKeyUsage, readDeviceKeyUsage, writeDeviceKeyUsage } from './device-key-usage.ts'
import { issueSecurityCredentialsCodes, readResponseCode } from './device-response-code.ts'

/** CS02c Issue Security Credentials, command payload: the key pair that the device should generate, by its use. */
export type Cs02cCommand = DeviceKeyUsage

/** CS02c, response payload: a PKCS#10 request for the new key, DER as it came, or why there is none. */
export type Cs02cResponse =
  | { readonly kind: 'certificationRequest'; readonly octets: Buffer }
  /** One of `issueSecurityCredentialsCodes`. */
  | { readonly kind: 'refused'; readonly responseCode: number }

/** Reads a command payload. Total. */
export const readCs02cCommand = (content: Uint8Array): Result<Cs02cCommand, GbcsFlaw> =>
  decode(new OctetReader(content), 'CommandPayload', decodeCs02cCommand)

/** The decoder behind `readCs02cCommand`, which also records a description where its reader does. */
export const decodeCs02cCommand = readDeviceKeyUsage

/** A command payload in DER. */
export const writeCs02cCommand = writeDeviceKeyUsage

/** Reads a response payload. Total. */
export const readCs02cResponse = (content: Uint8Array): Result<Cs02cResponse, GbcsFlaw> =>
  decode(new OctetReader(content), 'ResponsePayload', decodeCs02cResponse)

/** The decoder behind `readCs02cResponse`, which also records a description where its reader does. */
export const decodeCs02cResponse = (reader: OctetReader): Cs02cResponse =>
  reader.nextIs(tags.sequence)
    ? { kind: 'certificationRequest', octets: decodeCertificationRequest(reader).octets }
    : { kind: 'refused', responseCode: readResponseCode(reader, issueSecurityCredentialsCodes) }

/** A response payload in DER; a certification request in the octets it is held in. */
export const writeCs02cResponse = (response: Cs02cResponse): Buffer =>
  response.kind === 'refused' ? integer(response.responseCode) : response.octets
