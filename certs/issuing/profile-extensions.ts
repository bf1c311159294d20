import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { type Asn1, encode } from '../der/der-reading.ts'
import { boolean, contextOctets, integer, octetString, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { Extension } from '../fields/extensions.ts'
import { writeHardwareModuleName } from '../fields/hardware-module-name.ts'
import { writeKeyUsage } from '../fields/key-usage.ts'
import { keyIdentifierOf } from '../keys/key-identifier.ts'
import type { CertificateProfile, ProfileExtension } from '../profiles.ts'

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
