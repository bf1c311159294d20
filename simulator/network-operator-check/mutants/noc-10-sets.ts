import { decide } from '../decide.ts'
import type { ReplacementCertificate } from '../question.ts'
import { accepted, refused } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'
import { asRole, withCertificates } from './support/misread-certificates.ts'

const rule = 'NOC-10'

const keeping = (keep: (certificates: readonly ReplacementCertificate[]) => readonly ReplacementCertificate[]) =>
  misreading((question) => ({ ...question, certificates: keep(question.certificates) }))

/** Implementations that break NOC-10. */
export const mutants: Mutants = {
  'accepts-a-request-without-certificates': [
    { rule, story: '`every` is true of an empty list.' },
    deciding((question) => {
      const verdict = decide(question)
      const evidence = { expected: [], certificates: [], warnings: [] }
      return question.certificates.length === 0 && verdict.outcome === 'refused'
        ? accepted('NOC-10', evidence, 'Every certificate belongs to the responsible party.')
        : verdict
    }),
  ],
  'checks-the-role-of-the-first-certificate': [
    { rule, story: 'The role is read once, from the first certificate, and taken for that of the request.' },
    misreading((question) => {
      const role = question.certificates[0]?.certificate?.role ?? null
      return role === null ? question : withCertificates(question, (certificate) => asRole(certificate, role))
    }),
  ],
  // A request has two certificates, one for each use; a payload for several cells has more.
  'keeps-the-last-certificate-of-each-use': [
    {
      rule,
      story: 'The certificates go into a map by their use, where the second of one use takes the place of the first.',
    },
    keeping((certificates) => [...new Map(certificates.map((one) => [one.use, one])).values()]),
  ],
  'keeps-the-first-certificate-of-each-use': [
    { rule, story: 'For each use the certificate is looked up with find.' },
    keeping((certificates) =>
      certificates.filter(({ use }, at) => certificates.findIndex((one) => one.use === use) === at),
    ),
  ],
  'takes-three-certificates-at-most': [
    { rule, story: 'The loop ends at the number of cells that one mode can replace.' },
    keeping((certificates) => certificates.slice(0, 3)),
  ],
  'crashes-without-certificates': [
    { rule, story: 'The first certificate is taken without asking whether there is one.' },
    deciding((question) => {
      const first = question.certificates[0] as ReplacementCertificate
      return first.der.length >= 0 ? decide(question) : decide({ ...question, certificates: [] })
    }),
  ],
  'finds-one-right-certificate-enough': [
    { rule, story: '`some` was written where `every` was meant.' },
    deciding((question) => {
      const verdicts = question.certificates.map((certificate) => decide({ ...question, certificates: [certificate] }))
      return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
    }),
  ],
  'ignores-digital-signature-certificates': [
    {
      rule,
      story:
        'What matters is who can decrypt, the team reasons, and it looks at key agreement alone where there is one.',
    },
    misreading(({ certificates, ...question }) => {
      const forKeyAgreement = certificates.filter(({ use }) => use === 'keyAgreement')
      return { ...question, certificates: forKeyAgreement.length > 0 ? forKeyAgreement : certificates }
    }),
  ],
  'ignores-key-agreement-certificates': [
    {
      rule,
      story:
        '"The certificate" means the digital signature certificate to the team; the other one is thought to follow it.',
    },
    misreading((question) => ({
      ...question,
      certificates: question.certificates.filter(({ use }) => use === 'digitalSignature'),
    })),
  ],
  'insists-on-both-certificates': [
    { rule, story: 'The team assumes that a handover always replaces both, and refuses what the schema allows.' },
    deciding((question) => {
      const verdict = decide(question)
      const uses = new Set(question.certificates.map(({ use }) => use))
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return verdict.outcome === 'accepted' && uses.size < 2
        ? refused('NOC-10', 'wrong-role', evidence, 'A certificate is missing.')
        : verdict
    }),
  ],
  'looks-at-the-first-certificate-alone': [
    {
      rule,
      story:
        'Every example has the digital signature certificate first, and a loop was never needed to pass the tests.',
    },
    misreading((question) => ({ ...question, certificates: question.certificates.slice(0, 1) })),
  ],
  'looks-at-the-last-certificate-alone': [
    { rule, story: 'The loop over the certificates overwrites its result, so the last one decides.' },
    misreading((question) => ({ ...question, certificates: question.certificates.slice(-1) })),
  ],
  'takes-two-certificates-at-most': [
    { rule, story: 'A slot has two cells, so a third certificate is taken for an attempt to smuggle one in.' },
    deciding((question) => {
      const verdict = decide(question)
      const evidence = { expected: [], certificates: question.certificates, warnings: [] }
      return verdict.outcome === 'accepted' && question.certificates.length > 2
        ? refused('NOC-10', 'wrong-role', evidence, 'There are more certificates than cells.')
        : verdict
    }),
  ],
}
