import type { Carrier } from '../../network-operator-check/contract.ts'
import type { ReplacementCertificate } from '../../network-operator-check/question.ts'
import { cancels } from '../admission/cancellation.ts'
import type { Facts } from '../admission/facts.ts'
import type { CertificateSet } from '../admission/replacement.ts'
import type { CheckSubject } from '../check/question-of.ts'

/** What the check is to judge of a replacement of credentials, however it is carried (NOC-14). */
export const checkSubjectOf =
  (carriedBy: Carrier) =>
  (facts: Facts): CheckSubject | null =>
    facts.replacement && {
      carriedBy,
      cancels: cancels(facts),
      remotePartyRole: facts.replacement.remotePartyRole,
      certificates: replacementCertificates(facts.replacement),
    }

/** The certificates of a request as the check takes them. A network operator has no top-up cell to put one into. */
const replacementCertificates = ({ leaves }: CertificateSet): readonly ReplacementCertificate[] =>
  leaves.flatMap(({ use, der, reading }) =>
    use === 'keyAgreementTopUp' ? [] : [{ use, der, certificate: reading.ok ? reading.value : null }],
  )
