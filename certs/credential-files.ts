import { octetsOfEntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { organisationalUnitOf } from '../simulator/vocabulary/remote-party-role.ts'
import { certificateToPem, privateKeyToPem } from './key-store.ts'
import type { Credential, CredentialUse, OrganisationCredential, Smki } from './smki.ts'

/** One line of `manifest.json`: whose certificate is in which file. */
export interface ManifestEntry {
  readonly entityIdentifier: string
  readonly name: string
  /** As the OU of the certificate writes it: `03`. */
  readonly role: string
  readonly use: CredentialUse
  /** Decimal. */
  readonly serial: string
  /** The name of the PEM file, beside the manifest. */
  readonly certificate: string
  /** The name of the PKCS#8 PEM file. */
  readonly privateKey: string
}

/**
 * The files of an SMKI for people and tools: a certificate and a key for each party, role and use, those of the four
 * authorities, and `manifest.json`, which lists the parties' (authorities have no Entity Identifier).
 *
 * @returns file names and contents
 */
export function credentialFiles(smki: Smki): Map<string, string> {
  const files = new Map<string, string>()
  const manifest: ManifestEntry[] = []
  const add = (stem: string, { certificate, privateKey }: Credential): { certificate: string; privateKey: string } => {
    const names = { certificate: `${stem}.pem`, privateKey: `${stem}.key` }
    files.set(names.certificate, certificateToPem(certificate))
    files.set(names.privateKey, privateKeyToPem(privateKey))
    return names
  }
  for (const [stem, credential] of authoritiesOf(smki)) add(stem, credential)
  for (const credential of smki.organisationCredentials()) {
    manifest.push({ ...describe(credential), ...add(stemOf(credential), credential) })
  }
  files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  return files
}

const authoritiesOf = (smki: Smki): [string, Credential][] => [
  ['organisation-root', smki.organisationRoot],
  ['organisation-issuing', smki.organisationIssuing],
  ['device-root', smki.deviceRoot],
  ['device-issuing', smki.deviceIssuing],
]

const describe = ({ entityIdentifier, name, role, use, certificate }: OrganisationCredential) => ({
  entityIdentifier,
  name,
  role: organisationalUnitOf(role),
  use,
  serial: certificate.serialNumber.toString(),
})

/** `90b3d51f30020110-03-key-agreement`: the identifier in its bare form, the role, the use. */
function stemOf({ entityIdentifier, role, use }: OrganisationCredential): string {
  const identifier = octetsOfEntityIdentifier(entityIdentifier).toString('hex')
  const kebabCase = use.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return `${identifier}-${organisationalUnitOf(role)}-${kebabCase}`
}
