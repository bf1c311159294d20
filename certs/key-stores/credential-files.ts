import { octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { organisationalUnitOf } from '../../simulator/vocabulary/remote-party-role.ts'
import type { Credential, CredentialUse, OrganisationCredential, Smki } from '../smki.ts'
import { certificateToPem, privateKeyToPem } from './key-store.ts'
import { writePkcs12 } from './pkcs12.ts'
import { writeBoxedKeyStore } from './write-boxed-key-store.ts'

/** One line of `manifest.json`: whose certificate is in which file. */
export interface ManifestEntry {
  readonly entityIdentifier: string
  readonly name: string
  /** As the OU of the certificate writes it: `03`. */
  readonly role: string
  readonly use: CredentialUse
  /** Decimal. */
  readonly serial: string
  /** The name of the file that holds the certificate, beside the manifest. */
  readonly certificate: string
  /** The name of the file that holds the key: PKCS#8 in PEM, or the same PKCS#12 file. */
  readonly privateKey: string
}

/** File names and contents. */
export type CredentialFiles = Map<string, string | Buffer>

/**
 * The files of an SMKI for people and tools: a certificate and a key for each party, role and use, those of the four
 * authorities, and `manifest.json`, which lists the parties' (authorities have no Entity Identifier).
 */
export const credentialFiles = (smki: Smki): CredentialFiles => {
  const files: CredentialFiles = new Map()
  const add = (stem: string, { certificate, privateKey }: Credential) => {
    const names = { certificate: `${stem}.pem`, privateKey: `${stem}.key` }
    files.set(names.certificate, certificateToPem(certificate))
    files.set(names.privateKey, privateKeyToPem(privateKey))
    return names
  }
  for (const [stem, credential] of authoritiesOf(smki)) add(stem, credential)
  return withManifest(smki, files, (credential) => add(stemOf(credential), credential))
}

/** The same with a PKCS#12 file for each certificate and its key; the authorities' certificates are there in PEM. */
export const pkcs12Files = (smki: Smki, password: string): CredentialFiles => {
  const files: CredentialFiles = new Map()
  for (const [stem, { certificate }] of authoritiesOf(smki)) files.set(`${stem}.pem`, certificateToPem(certificate))
  const chain = [smki.organisationIssuing.certificate, smki.organisationRoot.certificate]
  return withManifest(smki, files, (credential) => {
    const stem = stemOf(credential)
    const random = smki.stream(`pkcs12/${stem}`)
    files.set(`${stem}.p12`, writePkcs12({ credential, chain, friendlyName: stem, password, random }))
    return { certificate: `${stem}.p12`, privateKey: `${stem}.p12` }
  })
}

/** The key store of DCC Boxed, and the authority to trust with it: what `up --keystore` and `--trust` take. */
export const boxedFiles = (smki: Smki): CredentialFiles =>
  new Map([
    ['keystore.json', writeBoxedKeyStore(smki.organisationCredentials())],
    ['trust.pem', certificateToPem(smki.organisationIssuing.certificate)],
  ])

function withManifest(
  smki: Smki,
  files: CredentialFiles,
  add: (credential: OrganisationCredential) => Pick<ManifestEntry, 'certificate' | 'privateKey'>,
): CredentialFiles {
  const manifest: ManifestEntry[] = []
  for (const credential of smki.organisationCredentials())
    manifest.push({ ...describe(credential), ...add(credential) })
  return files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
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
