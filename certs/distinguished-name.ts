import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'

/** A subject or an issuer. */
export interface DistinguishedName {
  /** Two names are the same when these octets are. */
  readonly der: Buffer
  readonly commonName: string | null
  readonly organisationalUnit: string | null
  /** x500UniqueIdentifier, 2.5.4.45. */
  readonly uniqueIdentifier: EntityIdentifier | null
  /** As X509IssuerName of an XML signature writes it: `CN=Z1,OU=07`. */
  readonly rfc2253: string
}
