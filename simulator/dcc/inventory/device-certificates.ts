import type { Certificate } from '../../../certs/certificate.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'

/** A device's certificates as the DCC knows them; undefined for a device that it knows nothing of. */
export type DeviceCertificates = (
  device: EntityIdentifier,
) => { readonly digitalSignature: Certificate; readonly keyAgreement: Certificate } | undefined
