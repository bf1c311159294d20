import { X509Certificate } from 'node:crypto'
import { flawOfDer } from '../../../certs/der/strict-der.ts'
import { octetsOfEntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { decide } from '../decide.ts'
import type { ReplacementCertificate } from '../question.ts'
import { accepted } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { forgiving, withoutTrailingOctets } from './support/lenient-certificate.ts'
import { asIdentifier, withCertificates } from './support/misread-certificates.ts'

const rule = 'NOC-11'

const isNameless = ({ certificate }: ReplacementCertificate): boolean =>
  certificate !== null && certificate.subject.uniqueIdentifier === null

/** The eight octets that characters spell, or nothing. */
function octetsIn(characters: Buffer | undefined): Buffer {
  return Buffer.from((characters?.toString('latin1') ?? '').replaceAll('-', ''), 'hex')
}

/** Implementations that break NOC-11. */
export const mutants: Mutants = {
  'crashes-on-what-is-no-certificate': [
    { rule, story: 'Admission has read every certificate before, the team was told, so nothing is caught.' },
    deciding((question) => {
      for (const { der } of question.certificates) new X509Certificate(der)
      return decide(question)
    }),
  ],
  'excuses-the-unreadable-where-settings-accept': [
    { rule, story: 'Whatever keeps the check from an answer is one case to the team, and the settings say to accept.' },
    deciding((question) => {
      const verdict = decide(question)
      const { certificates, settings } = question
      const acceptsAll = Object.values(settings.onUnknown).every((setting) => setting === 'accept')
      const isUnreadable = certificates.some(({ certificate }) => certificate === null)
      return verdict.outcome === 'refused' && acceptsAll && isUnreadable
        ? accepted('NOC-12', { expected: [], certificates, warnings: [] }, 'What cannot be known is accepted.')
        : verdict
    }),
  ],
  'ignores-octets-behind-a-certificate': [
    { rule, story: 'The parser reads one certificate and never asks whether the octets end there.' },
    misreading((question) => ({
      ...question,
      certificates: question.certificates.map(({ certificate, ...rest }) => ({
        ...rest,
        certificate: certificate ?? withoutTrailingOctets(rest.der),
      })),
    })),
  ],
  'insists-on-the-order-of-attributes': [
    {
      rule,
      story:
        'The subject is read by position: first the OU, then the identifier, as the certificates of the test kit have it.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        /OU=[^,+]*$/.test(certificate.subject.rfc2253) ? certificate : asIdentifier(certificate, null),
      ),
    ),
  ],
  'lets-a-nameless-certificate-pass': [
    { rule, story: 'A certificate without the attribute gives null, and null is skipped in the comparison.' },
    deciding((question) => {
      const named = question.certificates.filter((replacement) => !isNameless(replacement))
      if (named.length === question.certificates.length) return decide(question)
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return named.length === 0
        ? accepted('NOC-10', evidence, 'Nothing is wrong.')
        : decide({ ...question, certificates: named })
    }),
  ],
  'reads-identifiers-in-characters': [
    {
      rule,
      story:
        'The reader of subjects knows texts only, so a script of the team writes identifiers as text, and the check reads them.',
    },
    misreading((question) =>
      forgiving(question, ({ organisationalUnits, organisationalUnits: [unit], uniqueIdentifiers }) => ({
        role: organisationalUnits.length === 1 ? unit : undefined,
        octets: octetsIn(uniqueIdentifiers[0]),
      })),
    ),
  ],
  'skips-certificates-that-it-cannot-read': [
    { rule, story: 'The parser throws, the loop catches, logs and goes on to the next certificate.' },
    misreading((question) => ({
      ...question,
      certificates: question.certificates.filter(({ certificate }) => certificate !== null),
    })),
  ],
  'takes-the-common-name-for-the-identifier': [
    {
      rule,
      story:
        'The common name of the test certificates is the identifier in hexadecimal, and easier to read than the other attribute.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) => {
        const named = parseEntityIdentifier(certificate.subject.commonName ?? '')
        return named === null ? certificate : asIdentifier(certificate, named)
      }),
    ),
  ],
  'takes-the-first-of-two-identifiers': [
    { rule, story: 'The subject is searched for the attribute, and the search stops at the first.' },
    misreading((question) =>
      forgiving(question, ({ organisationalUnits, uniqueIdentifiers: [first] }) => ({
        role: organisationalUnits[0],
        octets: first?.subarray(1),
      })),
    ),
  ],
  'takes-the-first-of-two-roles': [
    { rule, story: 'The subject is searched for the OU, and the search stops at the first.' },
    misreading((question) =>
      forgiving(question, ({ organisationalUnits: [first], uniqueIdentifiers }) => ({
        role: first,
        octets: uniqueIdentifiers.length === 1 ? uniqueIdentifiers[0]?.subarray(1) : undefined,
      })),
    ),
  ],
  'takes-the-identifier-apart': [
    {
      rule,
      story:
        'The ASN.1 library decodes what looks like DER inside a BIT STRING, and no octets are left where an identifier looks like it.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) => {
        const { uniqueIdentifier } = certificate.subject
        const looksLikeDer = uniqueIdentifier !== null && flawOfDer(octetsOfEntityIdentifier(uniqueIdentifier)) === null
        return looksLikeDer ? asIdentifier(certificate, null) : certificate
      }),
    ),
  ],
  'takes-the-identifier-of-a-device': [
    {
      rule,
      story: 'One function reads the identifier of devices and organisations, and falls back to subjectAltName.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) => asIdentifier(certificate, certificate.entityIdentifier)),
    ),
  ],
  'takes-the-identifier-of-the-issuer': [
    {
      rule,
      story:
        'The octets of the certificate are searched for the object identifier 2.5.4.45, and the issuer comes before the subject.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        asIdentifier(certificate, certificate.issuer.uniqueIdentifier ?? certificate.subject.uniqueIdentifier),
      ),
    ),
  ],
}
