import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { Credential } from '../certificate.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { type CertificateProfile, profiles } from '../profiles.ts'
import { CertificateOnDemand } from './certificate-on-demand.ts'
import type { DeviceCredentialUse, DeviceSerialNumbers } from './device-serial-numbers.ts'

/** A device has one key pair to sign with and one to agree keys with (docs/domain/smki.md#device-key-pairs). */
export interface DeviceCredentials {
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
}

/** The credentials of a device, out of the stream that is its own; each key pair is made when first touched, its certificate when first read. */
export function deriveDeviceCredentials(
  random: Random,
  device: EntityIdentifier,
  issuer: Credential,
  serialNumbers: DeviceSerialNumbers,
): DeviceCredentials {
  const derive = (use: DeviceCredentialUse, profile: CertificateProfile): Credential => {
    const privateKey = derivePrivateKey(random.derive(use))
    const serialNumber = serialNumbers.of(device, use)
    const request = { profile, subject: {}, device, publicPoint: privateKey.publicPoint, serialNumber }
    return { privateKey, certificate: new CertificateOnDemand(request, issuer) }
  }
  let digitalSignature: Credential | undefined
  let keyAgreement: Credential | undefined
  return {
    get digitalSignature() {
      digitalSignature ??= derive('digitalSignature', profiles.deviceDigitalSignature)
      return digitalSignature
    },
    get keyAgreement() {
      keyAgreement ??= derive('keyAgreement', profiles.deviceKeyAgreement)
      return keyAgreement
    },
  }
}
