import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import { organisationalUnitOf, RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { Credential } from '../certificate.ts'
import type { NameParts } from '../fields/distinguished-name.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { type CertificateProfile, profiles } from '../profiles.ts'
import { deriveSerialNumber, issue, issueSelfSigned } from './authority.ts'

/** A root and the issuing CA under it. */
export interface Hierarchy {
  readonly root: Credential
  readonly issuing: Credential
}

/**
 * The authorities for organisations: OU=00 over OU=07 (docs/domain/smki.md#authorities).
 *
 * @param name begins their common names, at most eleven characters: `SIM` makes SIM-ROOT and SIM-1
 */
export const createOrganisationHierarchy = (random: Random, name = 'SIM-ORG'): Hierarchy =>
  createHierarchy(random, {
    root: { profile: profiles.organisationRoot, name: named(`${name}-ROOT`, RemotePartyRole.root) },
    issuing: { profile: profiles.organisationIssuing, name: named(`${name}-1`, RemotePartyRole.issuingAuthority) },
  })

/** The authorities for devices, known by a common name alone (docs/domain/smki.md#device-authority). */
export const createDeviceHierarchy = (random: Random, name = 'SIM-DEV'): Hierarchy =>
  createHierarchy(random, {
    root: { profile: profiles.deviceRoot, name: { commonName: `${name}-ROOT` } },
    issuing: { profile: profiles.deviceIssuing, name: { commonName: `${name}-1` } },
  })

const named = (commonName: string, role: number): NameParts => ({
  commonName,
  organisationalUnit: organisationalUnitOf(role),
})

interface Level {
  readonly profile: CertificateProfile
  readonly name: NameParts
}

function createHierarchy(random: Random, levels: { root: Level; issuing: Level }): Hierarchy {
  const root = createAuthority(random.derive('root'), levels.root, null)
  return { root, issuing: createAuthority(random.derive('issuing'), levels.issuing, root) }
}

function createAuthority(random: Random, { profile, name }: Level, superior: Credential | null): Credential {
  const privateKey = derivePrivateKey(random.derive('key'))
  const serialNumber = deriveSerialNumber(random.derive('serial'))
  const request = { profile, subject: name, publicPoint: privateKey.publicPoint, serialNumber }
  const certificate = superior === null ? issueSelfSigned(request, privateKey) : issue(request, superior)
  return { certificate, privateKey }
}
