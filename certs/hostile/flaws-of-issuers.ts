import { encode } from '../der/der-reading.ts'
import { oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeKeyUsage } from '../fields/key-usage.ts'
import type { Flaw } from './hostile-certificate.ts'
import {
  addExtension,
  alteredAuthority,
  alteredBy,
  faultless,
  markCritical,
  removeExtension,
  replaceExtension,
} from './tampering.ts'

const make: Flaw['make'] = (smki, bearer) => faultless(smki, bearer).der

/** What is wrong with the certificate of the authority that issued it; the leaf itself is in order. */
export const flawsOfIssuers = {
  'authority-without-name': {
    sentence: 'the subject of its issuer is empty, and so is its own issuer',
    caught: { by: 'path validation', reason: 'empty-name' },
    make: alteredBy(({ fields }) => {
      fields[3] = sequence()
    }),
    authority: (smki) =>
      alteredAuthority(smki, ({ subject }) => {
        subject.length = 0
      }),
  },
  'authority-with-uncritical-name-constraints': {
    sentence: 'its issuer has name constraints that are not critical',
    caught: { by: 'path validation', reason: 'constraints' },
    make,
    authority: (smki) =>
      alteredAuthority(smki, ({ extensions }) => {
        addExtension(extensions, { oid: oids.nameConstraints, critical: false, value: encode(sequence()) })
      }),
  },
  'authority-with-critical-key-identifier': {
    sentence: 'the subjectKeyIdentifier of its issuer is critical',
    caught: { by: 'path validation', reason: 'critical-key-identifier' },
    make,
    authority: (smki) =>
      alteredAuthority(smki, ({ extensions }) => {
        markCritical(extensions, oids.subjectKeyIdentifier)
      }),
  },
  'authority-without-key-usage': {
    sentence: 'its issuer does not say what its key is for',
    caught: { by: 'path validation', reason: 'not-an-authority' },
    make,
    authority: (smki) =>
      alteredAuthority(smki, ({ extensions }) => {
        removeExtension(extensions, oids.keyUsage)
      }),
  },
  'authority-that-may-not-sign': {
    sentence: 'its issuer is an authority whose key signs revocation lists alone',
    caught: { by: 'path validation', reason: 'not-an-authority' },
    make,
    authority: (smki) =>
      alteredAuthority(smki, ({ extensions }) => {
        const value = encode(writeKeyUsage(['cRLSign']))
        replaceExtension(extensions, { oid: oids.keyUsage, critical: true, value })
      }),
  },
  'authority-without-constraints': {
    sentence: 'its issuer does not say that it is an authority',
    caught: { by: 'path validation', reason: 'not-an-authority' },
    make,
    authority: (smki) =>
      alteredAuthority(smki, ({ extensions }) => {
        removeExtension(extensions, oids.basicConstraints)
      }),
  },
  'authority-of-another-policy': {
    sentence: 'the policy of its issuer is that of devices',
    caught: { by: 'path validation', reason: 'policy' },
    make,
    authority: (smki) =>
      alteredAuthority(smki, ({ extensions }) => {
        const value = encode(sequence(sequence(oid(oids.devicePolicy))))
        replaceExtension(extensions, { oid: oids.certificatePolicies, critical: true, value })
      }),
  },
} satisfies Record<string, Flaw>
