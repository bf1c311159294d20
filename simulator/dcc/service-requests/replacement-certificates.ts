import type { ReplacementCertificate } from '../../network-operator-check/question.ts'
import type { CertificateSet } from '../admission/replacement.ts'

/** The certificates of a request as the check takes them. A network operator has no top-up cell to put one into. */
export const replacementCertificates = ({ leaves }: CertificateSet): readonly ReplacementCertificate[] =>
  leaves.flatMap(({ use, der, reading }) =>
    use === 'keyAgreementTopUp' ? [] : [{ use, der, certificate: reading.ok ? reading.value : null }],
  )
