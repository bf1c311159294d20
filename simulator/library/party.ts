import { certificateToPem, privateKeyToPem } from '../../certs/key-stores/key-store.ts'
import type { CredentialUse, Smki } from '../../certs/smki.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { organisationalUnitOf } from '../vocabulary/remote-party-role.ts'

/** A party of the market: a supplier, or a network operator. */
export interface Party {
  /** Market participant id, or the short code of a gas transporter: `LOND`. */
  readonly id: string
  readonly name: string
  /** Its User IDs, EUI-64 in upper case with hyphens; none for a party that never went through SMKI. */
  readonly entityIdentifiers: readonly string[]
}

/** A certificate of a party and the key behind it, in PEM. */
export interface Key {
  /** As the OU of the certificate writes it: `02` a supplier's, `03` a network operator's, `87` for signing DUIS. */
  readonly role: string
  readonly use: CredentialUse
  /** Decimal. */
  readonly serialNumber: string
  readonly certificate: string
  /** PKCS#8. */
  readonly privateKey: string
}

/** Every key that the SMKI holds for a User ID. */
export const keysOf = (smki: Smki, user: EntityIdentifier): readonly Key[] =>
  [...smki.organisationCredentials()]
    .filter(({ entityIdentifier }) => entityIdentifier === user)
    .map(({ role, use, certificate, privateKey }) => ({
      role: organisationalUnitOf(role),
      use,
      serialNumber: String(certificate.serialNumber),
      certificate: certificateToPem(certificate),
      privateKey: privateKeyToPem(privateKey),
    }))
