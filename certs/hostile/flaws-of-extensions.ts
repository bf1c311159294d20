import { encode, parseStrictDer } from '../der/der-reading.ts'
import { boolean, context, contextOctets, integer, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { Flaw } from './hostile-certificate.ts'
import { addExtension, alteredBy, markCritical, replaceExtension } from './tampering.ts'

/** What is wrong with policies, constraints, key identifiers, or with which extensions are critical. */
export const flawsOfExtensions = {
  'other-policy': {
    sentence: 'it was issued under the policy for devices',
    caught: { by: 'path validation', reason: 'policy' },
    make: alteredBy(({ extensions }) => {
      const value = encode(sequence(sequence(oid(oids.devicePolicy))))
      replaceExtension(extensions, { oid: oids.certificatePolicies, critical: true, value })
    }),
  },
  'unknown-critical-extension': {
    sentence: 'it has a critical extension that nobody here understands',
    caught: { by: 'path validation', reason: 'unknown-critical-extension' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: '2.5.29.99', critical: true, value: Buffer.of(5, 0) })
    }),
  },
  'repeated-extension': {
    sentence: 'it says its key usage twice',
    caught: { by: 'reading', reason: 'two-of-one-extension' },
    make: alteredBy(({ extensions }) => {
      extensions.push(...extensions.slice(0, 1))
    }),
  },
  'uncritical-authority': {
    sentence: 'it makes the bearer an authority in an extension that is not critical',
    caught: { by: 'reading', reason: 'structure' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: oids.basicConstraints, critical: false, value: encode(sequence(boolean(true))) })
    }),
  },
  'authority-as-leaf': {
    sentence: 'it is an authority, and offered as the certificate of a party',
    caught: { by: 'path validation', reason: 'authority-as-leaf' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: oids.basicConstraints, critical: true, value: encode(sequence(boolean(true))) })
    }),
  },
  'critical-authority-key-identifier': {
    sentence: 'its authorityKeyIdentifier is critical, which RFC 5280 forbids',
    caught: { by: 'path validation', reason: 'critical-key-identifier' },
    make: alteredBy(({ extensions }) => {
      markCritical(extensions, oids.authorityKeyIdentifier)
    }),
  },
  'critical-subject-key-identifier': {
    sentence: 'its subjectKeyIdentifier is critical, which RFC 5280 forbids',
    caught: { by: 'path validation', reason: 'critical-key-identifier' },
    make: alteredBy(({ extensions }) => {
      markCritical(extensions, oids.subjectKeyIdentifier)
    }),
  },
  'uncritical-name-constraints': {
    sentence: 'it has name constraints that are not critical',
    caught: { by: 'path validation', reason: 'constraints' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: oids.nameConstraints, critical: false, value: encode(sequence()) })
    }),
  },
  'uncritical-policy-constraints': {
    sentence: 'it has policy constraints that are not critical',
    caught: { by: 'path validation', reason: 'constraints' },
    make: alteredBy(({ extensions }) => {
      const value = encode(sequence(contextOctets(0, Buffer.of(0))))
      addExtension(extensions, { oid: oids.policyConstraints, critical: false, value })
    }),
  },
  'uncritical-inhibit-any-policy': {
    sentence: 'it inhibits anyPolicy in an extension that is not critical',
    caught: { by: 'path validation', reason: 'constraints' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: oids.inhibitAnyPolicy, critical: false, value: encode(integer(Buffer.of(0))) })
    }),
  },
  'serial-number-of-no-issuer': {
    sentence: 'its authorityKeyIdentifier names another certificate of its issuer by serial number',
    caught: { by: 'path validation', reason: 'key-identifier' },
    make: alteredBy(({ extensions }, { smki }) => {
      const { certificate } = smki.organisationIssuing
      const value = encode(
        sequence(
          contextOctets(0, certificate.subjectKeyIdentifier ?? Buffer.alloc(8)),
          context(1, context(4, parseStrictDer(certificate.issuer.der))),
          contextOctets(2, Buffer.of(0x07)),
        ),
      )
      replaceExtension(extensions, { oid: oids.authorityKeyIdentifier, critical: false, value })
    }),
  },
  'half-an-issuer': {
    sentence: 'its authorityKeyIdentifier names a serial number without the authority that gave it',
    caught: { by: 'reading', reason: 'structure' },
    make: alteredBy(({ extensions }, { smki }) => {
      const keyIdentifier = smki.organisationIssuing.certificate.subjectKeyIdentifier ?? Buffer.alloc(8)
      const value = encode(sequence(contextOctets(0, keyIdentifier), contextOctets(2, Buffer.of(0x07))))
      replaceExtension(extensions, { oid: oids.authorityKeyIdentifier, critical: false, value })
    }),
  },
} satisfies Record<string, Flaw>
