import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { Credential } from '../certificate.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { profiles } from '../profiles.ts'
import { CertificateOnDemand } from './certificate-on-demand.ts'
import { DeviceCertificateTemplate } from './device-certificate-template.ts'
import type { DeviceCredentialUse, DeviceSerialNumbers } from './device-serial-numbers.ts'

/** A device has one key pair to sign with and one to agree keys with (docs/domain/smki.md#device-key-pairs). */
export interface DeviceCredentials {
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
}

/** What an authority issues to devices, by the use of the key. */
export type DeviceCertificateTemplates = Readonly<Record<DeviceCredentialUse, DeviceCertificateTemplate>>

export const deviceCertificateTemplates = (issuer: Credential): DeviceCertificateTemplates => ({
  digitalSignature: new DeviceCertificateTemplate(profiles.deviceDigitalSignature, issuer),
  keyAgreement: new DeviceCertificateTemplate(profiles.deviceKeyAgreement, issuer),
})

/** The credentials of a device, out of the stream that is its own; each key pair is made when first touched, its certificate when first read. */
export function deriveDeviceCredentials(
  random: Random,
  device: EntityIdentifier,
  templates: DeviceCertificateTemplates,
  serialNumbers: DeviceSerialNumbers,
): DeviceCredentials {
  const derive = (use: DeviceCredentialUse): Credential => {
    const privateKey = derivePrivateKey(random.derive(use))
    const serialNumber = serialNumbers.of(device, use)
    const subject = { device, publicPoint: privateKey.publicPoint, serialNumber }
    return { privateKey, certificate: new CertificateOnDemand(subject, templates[use]) }
  }
  let digitalSignature: Credential | undefined
  let keyAgreement: Credential | undefined
  return {
    get digitalSignature() {
      digitalSignature ??= derive('digitalSignature')
      return digitalSignature
    },
    get keyAgreement() {
      keyAgreement ??= derive('keyAgreement')
      return keyAgreement
    },
  }
}
