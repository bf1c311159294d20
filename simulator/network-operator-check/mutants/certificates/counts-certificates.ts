import type { ReplacementCertificate } from '../../question.ts'
import { type Mutants, misreading } from '../support/flawed.ts'

const keeping = (keep: (certificates: readonly ReplacementCertificate[]) => readonly ReplacementCertificate[]) =>
  misreading((question) => ({ ...question, certificates: keep(question.certificates) }))

const rule = 'NOC-10'

/** A request has two certificates, one for each use; a payload for several cells has more. */
export const mutants: Mutants = {
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
}
