import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import type { Result } from '../../vocabulary/result.ts'
import { describeCertificate } from '../describe-certificate.ts'
import { opaque, tags } from '../octets/ber.ts'
import { integer } from '../octets/der.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { readResponseCode, updateDeviceCertificateCodes } from './device-response-code.ts'

/** CS02d Update Device Certificates on Device, command payload. */
export interface Cs02dCommand {
  /** The device's new certificate, DER as it came; the codec does not look inside. */
  readonly der: CertificateDer
}

/** CS02d, response payload. */
export interface Cs02dResponse {
  /** One of `updateDeviceCertificateCodes`; 0 is success. */
  readonly responseCode: number
}

/** Reads a command payload. Total. */
export const readCs02dCommand = (content: Uint8Array): Result<Cs02dCommand, GbcsFlaw> =>
  decode(new OctetReader(content), 'CommandPayload', decodeCs02dCommand)

/** The decoder behind `readCs02dCommand`, which also records a description where its reader does. */
export const decodeCs02dCommand = (reader: OctetReader): Cs02dCommand => ({
  der: certificateDer(opaque(reader, 'Certificate', tags.sequence, describeCertificate)),
})

/** A command payload: the certificate, and nothing around it. */
export const writeCs02dCommand = ({ der }: Cs02dCommand): Buffer => der

/** Reads a response payload. Total. */
export const readCs02dResponse = (content: Uint8Array): Result<Cs02dResponse, GbcsFlaw> =>
  decode(new OctetReader(content), 'ResponsePayload', decodeCs02dResponse)

/** The decoder behind `readCs02dResponse`, which also records a description where its reader does. */
export const decodeCs02dResponse = (reader: OctetReader): Cs02dResponse => ({
  responseCode: readResponseCode(reader, updateDeviceCertificateCodes),
})

/** A response payload in DER. */
export const writeCs02dResponse = ({ responseCode }: Cs02dResponse): Buffer => integer(responseCode)
