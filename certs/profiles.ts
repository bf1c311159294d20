import type { Instant } from '../simulator/vocabulary/instant.ts'
import { instant } from '../simulator/vocabulary/instant.ts'
import { oids } from './der/object-identifiers.ts'
import type { SubjectAttribute } from './fields/distinguished-name.ts'
import type { KeyUsageBit } from './fields/key-usage.ts'

/** When a certificate may be used, both instants included. */
export interface Validity {
  readonly notBefore: Instant
  readonly notAfter: Instant
}

/** An extension of a profile; what it holds follows from the profile and from whom the certificate is for. */
export interface ProfileExtension {
  readonly type:
    | 'keyUsage'
    | 'basicConstraints'
    | 'subjectKeyIdentifier'
    | 'subjectAltName'
    | 'certificatePolicies'
    | 'authorityKeyIdentifier'
  readonly critical: boolean
}

/** What the certificates of one kind have in common. */
export interface CertificateProfile {
  readonly keyUsages: readonly KeyUsageBit[]
  /** How many authorities may follow under this one; null for what is no authority. */
  readonly pathLength: number | null
  readonly policy: string
  /** The attributes of the subject, in their order; one for which there is no value is left out. */
  readonly subject: readonly SubjectAttribute[]
  /** The string type of CN and OU. */
  readonly text: 'PrintableString' | 'UTF8String'
  readonly validity: Validity
  /** In the order in which they stand in the certificate. */
  readonly extensions: readonly ProfileExtension[]
}

const critical = (type: ProfileExtension['type']): ProfileExtension => ({ type, critical: true })
const notCritical = (type: ProfileExtension['type']): ProfileExtension => ({ type, critical: false })

const from = (notBefore: string, notAfter: string): Validity => ({
  notBefore: instant(Date.parse(notBefore)),
  notAfter: instant(Date.parse(notAfter)),
})

// Fixed dates, as a seed fixes every octet whatever the day. The test PKI gives CAs 25 years and organisations about ten.
const authorityValidity = from('2020-01-01T00:00:00Z', '2044-12-31T23:59:59Z')
const organisationValidity = from('2025-01-01T00:00:00Z', '2034-12-31T23:59:59Z')
/** RFC 5280 4.1.2.5: 99991231235959Z is a certificate that never expires. */
const deviceValidity = from('2024-01-01T00:00:00Z', '9999-12-31T23:59:59Z')

// docs/domain/smki.md#root. A root is self-signed and names no authority key.
const rootExtensions = [
  critical('keyUsage'),
  critical('basicConstraints'),
  critical('certificatePolicies'),
  notCritical('subjectKeyIdentifier'),
]
const issuingExtensions = [...rootExtensions, notCritical('authorityKeyIdentifier')]

// docs/domain/smki.md#organisation-certificate.
const organisationExtensions = [
  critical('keyUsage'),
  notCritical('subjectKeyIdentifier'),
  critical('certificatePolicies'),
  notCritical('authorityKeyIdentifier'),
]

// docs/domain/smki.md#device-certificate.
const deviceExtensions = [
  critical('keyUsage'),
  notCritical('subjectKeyIdentifier'),
  critical('subjectAltName'),
  critical('certificatePolicies'),
  notCritical('authorityKeyIdentifier'),
]

const authority: Omit<CertificateProfile, 'pathLength' | 'policy' | 'extensions'> = {
  keyUsages: ['keyCertSign', 'cRLSign'],
  subject: ['organisationalUnit', 'commonName'],
  text: 'PrintableString',
  validity: authorityValidity,
}

const organisation: Omit<CertificateProfile, 'keyUsages'> = {
  pathLength: null,
  policy: oids.organisationPolicy,
  subject: ['commonName', 'organisationalUnit', 'uniqueIdentifier'],
  text: 'UTF8String',
  validity: organisationValidity,
  extensions: organisationExtensions,
}

const device: Omit<CertificateProfile, 'keyUsages'> = {
  pathLength: null,
  policy: oids.devicePolicy,
  subject: [],
  text: 'UTF8String',
  validity: deviceValidity,
  extensions: deviceExtensions,
}

/** The certificate profiles of the SMKI, as the public test PKI shows them (docs/domain/smki.md). */
export const profiles = {
  organisationRoot: { ...authority, pathLength: 1, policy: oids.organisationPolicy, extensions: rootExtensions },
  organisationIssuing: { ...authority, pathLength: 0, policy: oids.organisationPolicy, extensions: issuingExtensions },
  organisationDigitalSignature: { ...organisation, keyUsages: ['digitalSignature'] },
  organisationKeyAgreement: { ...organisation, keyUsages: ['keyAgreement'] },
  /**
   * Those of DCC Boxed have no authorityKeyIdentifier and last a hundred years. RFC 5280 4.2.1.1 requires the identifier
   * of every certificate that is not self-signed, and `openssl verify -x509_strict` insists, so ours are as other
   * organisation certificates are.
   */
  xmlSigning: { ...organisation, keyUsages: ['digitalSignature'] },
  deviceRoot: { ...authority, pathLength: 1, policy: oids.devicePolicy, extensions: rootExtensions },
  deviceIssuing: { ...authority, pathLength: 0, policy: oids.devicePolicy, extensions: issuingExtensions },
  deviceDigitalSignature: { ...device, keyUsages: ['digitalSignature'] },
  deviceKeyAgreement: { ...device, keyUsages: ['keyAgreement'] },
} as const satisfies Record<string, CertificateProfile>
