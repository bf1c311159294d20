import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { Credential } from '../certificate.ts'
import type { CredentialUse } from './market-credentials.ts'
import { type CertificateOverrides, deriveOrganisationCredential } from './organisation-credentials.ts'

/** Where supplementary certificates come from: an Smki, or a ForeignAuthority. */
export interface OrganisationAuthority {
  readonly organisationIssuing: Credential
  /** The stream of octets behind the certificate of that label. */
  stream(label: string): Random
}

/** A certificate that the market's own parties do not hold from the beginning. */
export interface SupplementaryCertificate {
  readonly entityIdentifier: EntityIdentifier
  readonly role: number
  readonly use: CredentialUse
  readonly commonName?: string
  /** Tells two certificates for the same party, role and use apart: a further generation. */
  readonly generation?: string
  readonly overrides?: CertificateOverrides
}

/**
 * Issues a certificate of the organisation CA beside the market's own: the wrong role, a further generation, one that
 * has expired. The same seed and request give the same octets.
 *
 * @example
 * issueOrganisationCertificate(smki, { entityIdentifier: london, role: RemotePartyRole.supplier, use: 'keyAgreement' })
 */
export function issueOrganisationCertificate(
  authority: OrganisationAuthority,
  { generation = '', overrides = {}, ...held }: SupplementaryCertificate,
): Credential {
  const label = `${held.entityIdentifier}/${held.role}/${held.use}/${generation}`
  return deriveOrganisationCredential(authority.stream(label), held, authority.organisationIssuing, overrides)
}
