import { organisationalUnitOf } from '../../simulator/vocabulary/remote-party-role.ts'
import { certificateDer } from '../certificate.ts'
import { type Asn1, encode, insideSequence, parseStrictDer, readUnsigned } from '../der/der-reading.ts'
import { integer, nothing, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { valuesInside } from '../der/strict-der.ts'
import { issue } from '../issuing/authority.ts'
import { createForeignAuthority } from '../issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import { unsigned } from '../keys/ecdsa-signature.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { p256 } from '../keys/p256.ts'
import { profiles } from '../profiles.ts'
import type { Flaw } from './hostile-certificate.ts'
import { alteredBy, faultless, withSignature } from './tampering.ts'

const profileOf = {
  digitalSignature: profiles.organisationDigitalSignature,
  keyAgreement: profiles.organisationKeyAgreement,
} as const

/** What is wrong with its signature, with the algorithm that it names, or with who signed it. */
export const flawsOfSignatures = {
  'bad-signature': {
    sentence: 'one bit of its serial number changed after it was signed',
    caught: { by: 'path validation', reason: 'bad-signature' },
    make(smki, bearer) {
      const certificate = faultless(smki, bearer)
      const serial = Buffer.from(certificate.serialNumber.toString(16).padStart(32, '0'), 'hex')
      const octets = Buffer.from(certificate.der)
      const last = octets.indexOf(serial) + serial.length - 1
      octets[last] = (octets[last] ?? 0) ^ 1
      return certificateDer(octets)
    },
  },
  'signature-beyond-the-order': {
    sentence: 'its signature verifies modulo the order of the curve, but s is not below the order',
    caught: { by: 'path validation', reason: 'bad-signature' },
    make(smki, bearer) {
      const certificate = faultless(smki, bearer)
      const [r, s] = insideSequence(parseStrictDer(certificate.signature), 'the signature').map((number) =>
        readUnsigned(number, 'a number of the signature'),
      )
      return withSignature(certificate, encode(sequence(number(r ?? 0n), number((s ?? 0n) + p256.n))))
    },
  },
  'needless-signature-octet': {
    sentence: 'the numbers of its signature begin with a zero octet too many',
    caught: { by: 'path validation', reason: 'bad-signature' },
    make(smki, bearer) {
      const certificate = faultless(smki, bearer)
      const [r, s] = valuesInside(certificate.signature).map((number) =>
        Buffer.concat([Buffer.of(0x02, number.length - 1, 0), number.subarray(2)]),
      )
      const numbers = Buffer.concat([r ?? Buffer.alloc(0), s ?? Buffer.alloc(0)])
      return withSignature(certificate, Buffer.concat([Buffer.of(0x30, numbers.length), numbers]))
    },
  },
  'algorithm-with-null': {
    sentence: 'its signature algorithm has an explicit NULL where RFC 5758 leaves the parameters out',
    caught: { by: 'reading', reason: 'signature-algorithm' },
    make: alteredBy(({ fields }) => {
      fields[2] = sequence(oid(oids.ecdsaWithSha256), nothing())
    }),
  },
  'other-signature-algorithm': {
    sentence: 'what is signed names SHA-384, and what stands beside the signature SHA-256',
    caught: { by: 'reading', reason: 'signature-algorithm' },
    make: alteredBy(({ fields }) => {
      fields[2] = sequence(oid('1.2.840.10045.4.3.3'))
    }),
  },
  'foreign-issuer': {
    sentence: 'it is in order, but comes from an SMKI that nobody here trusts',
    caught: { by: 'path validation', reason: 'no-issuer' },
    make: (smki, bearer) =>
      issueOrganisationCertificate(createForeignAuthority(smki.stream('foreign')), bearer).certificate.der,
  },
  'impostor-issuer': {
    sentence: 'its issuer has the name and the key identifier of the organisation CA, and another key',
    caught: { by: 'path validation', reason: 'bad-signature' },
    make(smki, { entityIdentifier, role, use }) {
      const stream = smki.stream('impostor')
      const { publicPoint } = derivePrivateKey(stream)
      const request = {
        profile: profileOf[use],
        subject: { organisationalUnit: organisationalUnitOf(role), uniqueIdentifier: entityIdentifier },
        publicPoint,
        serialNumber: Buffer.concat([Buffer.of(0x5a), stream.octets(15)]),
      }
      const { certificate } = smki.organisationIssuing
      return issue(request, { certificate, privateKey: derivePrivateKey(stream) }).der
    },
  },
} satisfies Record<string, Flaw>

function number(value: bigint): Asn1 {
  const digits = value.toString(16)
  return integer(unsigned(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')))
}
