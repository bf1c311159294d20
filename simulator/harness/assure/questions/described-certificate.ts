import { issueWithSubject, type VariedSubject } from '../../../../certs/issuing/subject-variation.ts'
import {
  issueOrganisationCertificate,
  type OrganisationAuthority,
} from '../../../../certs/issuing/supplementary-certificate.ts'
import type { CertificateUse } from '../../../network-operator-check/contract.ts'
import { BoundedMap } from '../../../vocabulary/bounded-map.ts'
import { entityIdentifier } from '../../../vocabulary/entity-identifier.ts'

/** What a certificate is, before it has octets. */
export type CertificateContent =
  /** As the SMKI issues them. */
  | { readonly kind: 'issued'; readonly holder: string; readonly role: number }
  /** With a subject that no authority of the SMKI would write. */
  | ({ readonly kind: 'varied' } & Pick<VariedSubject, 'attributes' | 'issuer' | 'comment'>)
  /** A Device Certificate to which someone has added an OU. */
  | { readonly kind: 'device'; readonly device: string; readonly role: string }
  /** Octets that are no certificate. */
  | { readonly kind: 'octets'; readonly octets: Buffer }

/** A certificate of a question, as the author of the question describes it. */
export interface DescribedCertificate {
  /** What the request says that it is for. */
  readonly use: CertificateUse
  /** What it was issued for, where that is something else. */
  readonly issuedFor?: CertificateUse
  readonly content: CertificateContent
  /** Octets behind its end. */
  readonly followedBy?: Buffer
}

/** The octets of a described certificate. */
function derOf(
  { use, issuedFor = use, content, followedBy }: DescribedCertificate,
  authority: OrganisationAuthority,
): Buffer {
  const der = octetsOf(content, issuedFor, authority)
  return followedBy === undefined ? der : Buffer.concat([der, followedBy])
}

function octetsOf(content: CertificateContent, use: CertificateUse, authority: OrganisationAuthority): Buffer {
  switch (content.kind) {
    case 'issued': {
      const held = { entityIdentifier: entityIdentifier(content.holder), role: content.role, use }
      return issueOrganisationCertificate(authority, { ...held, generation: 'question' }).certificate.der
    }
    case 'varied':
      return issueWithSubject(authority, { ...content, use })
    case 'device':
      return issueWithSubject(authority, {
        use,
        attributes: [{ type: 'organisationalUnit', text: content.role }],
        device: entityIdentifier(content.device),
      })
    case 'octets':
      return content.octets
  }
}

/** Both certificates of a holder. */
export const pairOf = (holder: string, role = 3): DescribedCertificate[] =>
  (['digitalSignature', 'keyAgreement'] as const).map((use) => ({ use, content: { kind: 'issued', holder, role } }))

/** Makes the octets of described certificates. */
export type CertificateIssuer = (described: DescribedCertificate) => Buffer

/** An issuer that remembers what it has made: signing costs more than all the rest of a question. */
export function createCertificateIssuer(authority: OrganisationAuthority): CertificateIssuer {
  const made = new BoundedMap<string, Buffer>(4_096)
  return (described) => made.getOrMake(JSON.stringify(described), () => derOf(described, authority))
}
