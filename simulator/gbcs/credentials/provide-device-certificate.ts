import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import type { Result } from '../../vocabulary/result.ts'
import { describeCertificate } from '../describe-certificate.ts'
import { opaque, tags } from '../octets/ber.ts'
import { integer } from '../octets/der.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { type DeviceKeyUsage, readDeviceKeyUsage, writeDeviceKeyUsage } from './device-key-usage.ts'
import { provideDeviceCertificateCodes, readResponseCode } from './device-response-code.ts'

/** CS02e Provide Device Certificates from Device, command payload: the certificate that is asked for, by its use. */
export type Cs02eCommand = DeviceKeyUsage

/** CS02e, response payload: the certificate, DER as it came, or why there is none. */
export type Cs02eResponse =
  | { readonly kind: 'certificate'; readonly der: CertificateDer }
  /** One of `provideDeviceCertificateCodes`. */
  | { readonly kind: 'refused'; readonly responseCode: number }

/** Reads a command payload. Total. */
export const readCs02eCommand = (content: Uint8Array): Result<Cs02eCommand, GbcsFlaw> =>
  decode(new OctetReader(content), 'CommandPayload', decodeCs02eCommand)

/** The decoder behind `readCs02eCommand`, which also records a description where its reader does. */
export const decodeCs02eCommand = readDeviceKeyUsage

/** A command payload in DER. */
export const writeCs02eCommand = writeDeviceKeyUsage

/** Reads a response payload. Total. */
export const readCs02eResponse = (content: Uint8Array): Result<Cs02eResponse, GbcsFlaw> =>
  decode(new OctetReader(content), 'ResponsePayload', decodeCs02eResponse)

/** The decoder behind `readCs02eResponse`, which also records a description where its reader does. */
export const decodeCs02eResponse = (reader: OctetReader): Cs02eResponse =>
  reader.nextIs(tags.sequence)
    ? { kind: 'certificate', der: certificateDer(opaque(reader, 'certificate', tags.sequence, describeCertificate)) }
    : { kind: 'refused', responseCode: readResponseCode(reader, provideDeviceCertificateCodes) }

/** A response payload in DER; a certificate in the octets it is held in. */
export const writeCs02eResponse = (response: Cs02eResponse): Buffer =>
  response.kind === 'refused' ? integer(response.responseCode) : response.der
