import type { Certificate } from '../../../certs/certificate.ts'
import type { Credential } from '../../../certs/smki.ts'
import type { DeviceCertificates } from '../../dcc/dcc.ts'

/** A device's certificates, without the keys; undefined for a device that does not exist. */
export const certificatesOf = (
  device: { readonly digitalSignature: Credential; readonly keyAgreement: Credential } | undefined,
): ReturnType<DeviceCertificates> =>
  device && { digitalSignature: device.digitalSignature.certificate, keyAgreement: device.keyAgreement.certificate }

/** The same as users find them, who know of no certificate but those of the factory. */
export const publishedOfFactory = (
  device: { readonly digitalSignature: Credential; readonly keyAgreement: Credential } | undefined,
): readonly Certificate[] =>
  device === undefined ? [] : [device.digitalSignature.certificate, device.keyAgreement.certificate]
