import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { decide } from '../decide.ts'
import { accepted, notApplicable } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { asRole, withCertificates } from './support/misread-certificates.ts'

const rule = 'NOC-10'

const roleIn = (unit: string): number => Number.parseInt(unit, 10)

/** Implementations that break NOC-10. */
export const mutants: Mutants = {
  'accepts-the-supplier-arm': [
    {
      rule,
      story: 'A group holds its certificates of role 02 and 03 under one identifier, and the team takes either.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.role === RemotePartyRole.supplier
          ? asRole(certificate, RemotePartyRole.networkOperator)
          : certificate,
      ),
    ),
  ],
  'accepts-xml-signing-certificates': [
    {
      rule,
      story:
        'The certificate with which a network operator signs its requests is also its own, and the team has it at hand.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.role === RemotePartyRole.userXmlSigning
          ? asRole(certificate, RemotePartyRole.networkOperator)
          : certificate,
      ),
    ),
  ],
  'checks-the-key-usage': [
    {
      rule,
      story:
        'The team adds a rule of its own, that the key usage must fit; the DCC has another rule and another code for that.',
    },
    misreading((question) =>
      withCertificates(question, (certificate, use) =>
        certificate.keyUsages.includes(use) ? certificate : asRole(certificate, RemotePartyRole.other),
      ),
    ),
  ],
  'checks-the-validity': [
    {
      rule,
      story:
        'The team adds a rule of its own, that a certificate must be valid on the day; the DCC has another rule and another code for that.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.notAfter >= question.effectiveAt ? certificate : asRole(certificate, RemotePartyRole.other),
      ),
    ),
  ],
  'ignores-the-role': [
    { rule, story: 'The identifier says whose a certificate is, so the team never looks at what it is for.' },
    misreading((question) =>
      withCertificates(question, (certificate) => asRole(certificate, RemotePartyRole.networkOperator)),
    ),
  ],
  'judges-the-point-before-the-role': [
    { rule, story: 'Settings that accept an unknown party are asked first, and let a certificate of any role pass.' },
    deciding((question) => {
      const verdict = decide(
        withCertificates(question, (certificate) => asRole(certificate, RemotePartyRole.networkOperator)),
      )
      return verdict.rule === 'NOC-12' ? verdict : decide(question)
    }),
  ],
  'looks-at-the-last-digit-of-the-role': [
    {
      rule,
      story:
        'Roles are single digits in the documents that the team has read, so the last digit of the OU is taken for the role.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.subject.organisationalUnit?.endsWith('3')
          ? asRole(certificate, RemotePartyRole.networkOperator)
          : certificate,
      ),
    ),
  ],
  'looks-for-the-role-in-the-ou': [
    { rule, story: 'The subject is searched as one line of text for OU=03, and OU=03F begins so too.' },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        /OU=03/.test(certificate.subject.rfc2253) ? asRole(certificate, RemotePartyRole.networkOperator) : certificate,
      ),
    ),
  ],
  'reads-roles-in-decimal': [
    {
      rule,
      story:
        'The OU goes through parseInt, whose base is ten unless one says sixteen, and which stops at the first letter.',
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        asRole(certificate, roleIn(certificate.subject.organisationalUnit ?? '')),
      ),
    ),
  ],
  'says-not-applicable-where-nothing-is-wrong': [
    {
      rule,
      story: 'The check was built as a filter that speaks up when it finds a fault, and has no word for "accepted".',
    },
    deciding((question) => {
      const verdict = decide(question)
      return verdict.outcome === 'accepted' ? notApplicable(verdict.rule, verdict.because) : verdict
    }),
  ],
  'takes-a-missing-role-for-the-right-one': [
    {
      rule,
      story: `The role is compared where there is one; that admission lets no certificate pass without is somebody else's promise.`,
    },
    misreading((question) =>
      withCertificates(question, (certificate) =>
        certificate.subject.organisationalUnit === null
          ? asRole(certificate, RemotePartyRole.networkOperator)
          : certificate,
      ),
    ),
  ],
  'trusts-suppliers-with-their-own': [
    {
      rule,
      story: `New meters come with the supplier's own placeholder in the slot, so the team allows what the supplier has put there before.`,
    },
    deciding((question) => {
      const verdict = decide(question)
      const { entityIdentifier, userRole } = question.submittedBy
      const areItsOwn = question.certificates.every(
        ({ certificate }) => certificate?.subject.uniqueIdentifier === entityIdentifier,
      )
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return verdict.outcome === 'refused' &&
        verdict.reason === 'other-party' &&
        (userRole === 'IS' || userRole === 'GS') &&
        areItsOwn
        ? accepted('NOC-10', evidence, "The certificates are the requester's own.")
        : verdict
    }),
  ],
}
