import { smallInteger } from '../octets/ber.ts'
import type { OctetReader } from '../octets/octet-reader.ts'

/** Response codes of one use case, by number. */
export type ResponseCodeNames = Readonly<Record<number, string>>

/** What a device says of CS02c when it makes no certification request. */
export const issueSecurityCredentialsCodes: ResponseCodeNames = {
  1: 'invalidKeyUsage',
  2: 'keyPairGenerationFailed',
  3: 'crProductionFailed',
}

/** What a device says of CS02d. */
export const updateDeviceCertificateCodes: ResponseCodeNames = {
  0: 'success',
  1: 'invalidCertificate',
  2: 'wrongDeviceIdentity',
  3: 'invalidKeyUsage',
  4: 'noCorrespondingKeyPairGenerated',
  5: 'wrongPublicKey',
  6: 'certificateStorageFailed',
  7: 'privateKeyChangeFailed',
}

/** What a device says of CS02e when it gives no certificate. */
export const provideDeviceCertificateCodes: ResponseCodeNames = {
  1: 'invalidKeyUsage',
  2: 'noCertificateHeld',
  3: 'certificateRetrievalFailure',
}

/** A response code by name and number; one that is not listed is read all the same, as devices outlive tables. */
export const readResponseCode = (reader: OctetReader, names: ResponseCodeNames): number =>
  smallInteger(reader, 'responseCode', (code) => `${names[code] ?? 'unknown response code'} (${code})`)
