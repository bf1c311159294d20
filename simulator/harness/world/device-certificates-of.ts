import type { Credential } from '../../../certs/smki.ts'
import type { DeviceCertificates } from '../../dcc/dcc.ts'

/** A device's certificates, without the keys; undefined for a device that does not exist. */
export const certificatesOf = (
  device: { readonly digitalSignature: Credential; readonly keyAgreement: Credential } | undefined,
): ReturnType<DeviceCertificates> =>
  device && { digitalSignature: device.digitalSignature.certificate, keyAgreement: device.keyAgreement.certificate }
