import type { Certificate } from '../../../certs/certificate.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import type { CredentialUse, Smki } from '../../../certs/smki.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'

/** The uses that have a cell in the network operator slot. */
export const slotUses = ['digitalSignature', 'keyAgreement'] as const satisfies readonly CredentialUse[]
export type SlotUse = (typeof slotUses)[number]

const expiredValidity = {
  notBefore: instant(Date.parse('2015-01-01T00:00:00Z')),
  notAfter: instant(Date.parse('2024-12-31T23:59:59Z')),
}

const networkOperatorsCertificate = (entityIdentifier: EntityIdentifier, use: SlotUse) =>
  ({ entityIdentifier, role: RemotePartyRole.networkOperator, use }) as const

/** A network operator's certificate of the generation before the one in use. */
export const expiredCertificate = (smki: Smki, entity: EntityIdentifier, use: SlotUse): Certificate =>
  issueOrganisationCertificate(smki, {
    ...networkOperatorsCertificate(entity, use),
    generation: 'expired',
    overrides: { validity: expiredValidity },
  }).certificate

/** A network operator's certificate that the repository never held. */
export const unpublishedCertificate = (smki: Smki, entity: EntityIdentifier, use: SlotUse): Certificate =>
  issueOrganisationCertificate(smki, { ...networkOperatorsCertificate(entity, use), generation: 'never published' })
    .certificate

/** The SMKI Repository of a seed's world as an audit finds it: the generation in use behind the expired one. */
export function* madeUpRepository(smki: Smki): Generator<Certificate> {
  const identifiers = new Set(
    networkOperators.flatMap(({ entityIdentifiers }) => entityIdentifiers.map(parseEntityIdentifier)),
  )
  for (const entity of identifiers)
    if (entity !== null) for (const use of slotUses) yield expiredCertificate(smki, entity, use)
  for (const { certificate } of smki.organisationCredentials()) yield certificate
}
