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

/** What the certificates of all devices have in common. */
export interface DeviceIssuing {
  readonly templates: DeviceCertificateTemplates
  readonly serialNumbers: DeviceSerialNumbers
}

export const deviceCertificateTemplates = (issuer: Credential): DeviceCertificateTemplates => ({
  digitalSignature: new DeviceCertificateTemplate(profiles.deviceDigitalSignature, issuer),
  keyAgreement: new DeviceCertificateTemplate(profiles.deviceKeyAgreement, issuer),
})

/**
 * The credentials of a device, out of the stream that is its own; each key pair is made when first touched, its certificate when
 * first read. A class, as a network of many devices makes one for each: closures would cost as much as a hash.
 */
export class DerivedDeviceCredentials implements DeviceCredentials {
  readonly #stream: Random
  readonly #device: EntityIdentifier
  readonly #issuing: DeviceIssuing
  #digitalSignature: Credential | undefined
  #keyAgreement: Credential | undefined

  constructor(stream: Random, device: EntityIdentifier, issuing: DeviceIssuing) {
    this.#stream = stream
    this.#device = device
    this.#issuing = issuing
  }

  get digitalSignature(): Credential {
    this.#digitalSignature ??= this.#derive('digitalSignature')
    return this.#digitalSignature
  }

  get keyAgreement(): Credential {
    this.#keyAgreement ??= this.#derive('keyAgreement')
    return this.#keyAgreement
  }

  #derive(use: DeviceCredentialUse): Credential {
    const { templates, serialNumbers } = this.#issuing
    const privateKey = derivePrivateKey(this.#stream.derive(use))
    const serialNumber = serialNumbers.of(this.#device, use)
    const subject = { device: this.#device, publicPoint: privateKey.publicPoint, serialNumber }
    return { privateKey, certificate: new CertificateOnDemand(subject, templates[use]) }
  }
}
