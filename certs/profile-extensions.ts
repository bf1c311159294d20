import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { type Asn1, encode } from './der-reading.ts'
import { boolean, contextOctets, integer, octetString, oid, sequence } from './der-writing.ts'
import type { Extension } from './extensions.ts'
import { writeHardwareModuleName } from './hardware-module-name.ts'
import { keyIdentifierOf } from './key-identifier.ts'
import { writeKeyUsage } from './key-usage.ts'
import { oids } from './object-identifiers.ts'
import type { CertificateProfile, ProfileExtension } from './profiles.ts'

/** What the extensions of a certificate say beside what its profile fixes. */
export interface ExtensionSubject {
  readonly publicPoint: Buffer
  /** The key identifier of the issuer; null for a root. */
  readonly authorityKeyIdentifier: Buffer | null
  /** Only where the profile has a subjectAltName. */
  readonly device?: EntityIdentifier | undefined
}

/** The extensions of a profile, in its order. */
export const extensionsOfProfile = (profile: CertificateProfile, subject: ExtensionSubject): Extension[] =>
  profile.extensions.map(({ type, critical }) => ({
    oid: oids[type],
    critical,
    value: encode(writers[type](profile, subject)),
  }))

type Writer = (profile: CertificateProfile, subject: ExtensionSubject) => Asn1

const writers: Record<ProfileExtension['type'], Writer> = {
  keyUsage: ({ keyUsages }) => writeKeyUsage(keyUsages),
  basicConstraints: ({ pathLength }) =>
    pathLength === null ? sequence() : sequence(boolean(true), integer(Buffer.of(pathLength))),
  certificatePolicies: ({ policy }) => sequence(sequence(oid(policy))),
  subjectKeyIdentifier: (_, { publicPoint }) => octetString(keyIdentifierOf(publicPoint)),
  authorityKeyIdentifier: (_, { authorityKeyIdentifier }) =>
    sequence(contextOctets(0, authorityKeyIdentifier ?? missing('the key identifier of its issuer'))),
  subjectAltName: (_, { device }) => writeHardwareModuleName(device ?? missing('a device')),
}

function missing(what: string): never {
  throw new TypeError(`the profile calls for ${what}`)
}
