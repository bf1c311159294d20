import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { Credential } from '../certificate.ts'
import { createOrganisationHierarchy } from './hierarchy.ts'
import type { OrganisationAuthority } from './supplementary-certificate.ts'

/** An organisation root and CA that nobody in the simulated market trusts. */
export interface ForeignAuthority extends OrganisationAuthority {
  readonly organisationRoot: Credential
}

/**
 * A second SMKI for organisations, whose certificates are in order and of an unknown issuer.
 *
 * @param name begins the common names of its authorities, at most eleven characters; give that of the SMKI itself
 *   (`SIM-ORG`) for an impostor that only the key tells from it
 */
export function createForeignAuthority(random: Random, name = 'FOREIGN'): ForeignAuthority {
  const { root, issuing } = createOrganisationHierarchy(random.derive('authorities'), name)
  return {
    organisationRoot: root,
    organisationIssuing: issuing,
    stream: (label) => random.derive(`supplementary/${label}`),
  }
}
