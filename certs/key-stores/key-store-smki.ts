import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { Certificate } from '../certificate.ts'
import { currentGeneration } from '../generations.ts'
import type { CredentialUse } from '../issuing/market-credentials.ts'
import type { OrganisationCredential, Smki } from '../smki.ts'
import type { BoxedEntry } from './boxed-key-store.ts'

export interface KeyStoreOverlay {
  readonly entries: readonly BoxedEntry[]
  /** Authorities to anchor in, before the generated root. The first takes the root cell of devices. */
  readonly trust: readonly Certificate[]
  /** When generations are judged. */
  readonly at: Instant
}

/**
 * An SMKI in which the parties of a key store hold that store's certificates and keys instead of the generated ones. What
 * the store does not hold (a party, a role, a use) stays generated; devices keep the generated device authorities.
 */
export function overlaySmki(generated: Smki, { entries, trust, at }: KeyStoreOverlay): Smki {
  const held = new Map<string, OrganisationCredential>()
  for (const [label, generations] of generationsByLabel(entries)) {
    const current = currentGeneration(generations, at)
    if (current !== undefined) held.set(label, current)
  }
  const [root, ...furtherRoots] = generated.organisationAnchors
  const [first, ...others] = trust
  return {
    ...generated,
    organisationAnchors:
      first === undefined ? generated.organisationAnchors : [first, ...others, root, ...furtherRoots],
    credential: (entity, role, use) =>
      held.get(labelOf(entity, role, use)) ??
      held.get(labelOf(entity, role, useInstead(use))) ??
      generated.credential(entity, role, use),
    *organisationCredentials() {
      yield* held.values()
      for (const credential of generated.organisationCredentials()) {
        const { entityIdentifier, role, use } = credential
        if (!held.has(labelOf(entityIdentifier, role, use))) yield credential
      }
    },
  }
}

function generationsByLabel(entries: readonly BoxedEntry[]): ReadonlyMap<string, readonly OrganisationCredential[]> {
  const generations = new Map<string, OrganisationCredential[]>()
  for (const { name, entityIdentifier, role, certificate, privateKey } of entries) {
    if (role === null || privateKey === null) continue
    const use = useOf({ name, role, certificate })
    if (use === null) continue
    const label = labelOf(entityIdentifier, role, use)
    const credential = { name, entityIdentifier, role, use, certificate, privateKey }
    generations.set(label, [...(generations.get(label) ?? []), credential])
  }
  return generations
}

const xmlSigningRoles: readonly number[] = [RemotePartyRole.userXmlSigning, RemotePartyRole.dspXmlSigning]

/**
 * What a certificate of the store is for. A supplier has two key agreement certificates, and nothing in them says which is
 * for prepayment: the store's name for it does (`Z1-supplierPP-ka`).
 */
function useOf({
  name,
  role,
  certificate,
}: Pick<BoxedEntry, 'name' | 'certificate'> & { role: number }): CredentialUse | null {
  if (certificate.keyUsages.includes('digitalSignature'))
    return xmlSigningRoles.includes(role) ? 'xmlSigning' : 'digitalSignature'
  if (!certificate.keyUsages.includes('keyAgreement')) return null
  return role === RemotePartyRole.supplier && /PP(?![a-z])/.test(name) ? 'prepaymentKeyAgreement' : 'keyAgreement'
}

/** A supplier without a certificate of its own for prepayment uses its one key agreement key. */
const useInstead = (use: CredentialUse): CredentialUse => (use === 'prepaymentKeyAgreement' ? 'keyAgreement' : use)

const labelOf = (entity: EntityIdentifier, role: number, use: CredentialUse): string => `${entity}/${role}/${use}`
