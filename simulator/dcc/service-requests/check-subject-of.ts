import type { Carrier } from '../../network-operator-check/contract.ts'
import { cancels } from '../admission/cancellation.ts'
import type { Facts } from '../admission/facts.ts'
import type { CheckSubject } from '../check/check-subject.ts'
import { replacementCertificates } from './replacement-certificates.ts'

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
