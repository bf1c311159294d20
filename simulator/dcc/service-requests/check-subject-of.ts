import type { Carrier } from '../../network-operator-check/contract.ts'
import { cancellationInstant } from '../../vocabulary/instant.ts'
import type { Facts } from '../admission/facts.ts'
import type { CheckSubject } from '../check/check-subject.ts'
import { replacementCertificates } from './replacement-certificates.ts'

/** What the check is to judge of a replacement of credentials, however it is carried (NOC-14). */
export const checkSubjectOf =
  (carriedBy: Carrier) =>
  ({ replacement, executionDateTime }: Facts): CheckSubject | null =>
    replacement && {
      carriedBy,
      cancels: executionDateTime === cancellationInstant,
      remotePartyRole: replacement.remotePartyRole,
      certificates: replacementCertificates(replacement),
    }
