import type { Carrier } from '../../network-operator-check/contract.ts'
import type { ReplacementCertificate } from '../../network-operator-check/question.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'

/** What of a request the check judges: for a Signed Pre-Command it comes from the payload alone (NOC-14). */
export interface CheckSubject {
  readonly carriedBy: Carrier
  readonly cancels: boolean
  readonly remotePartyRole: DuisRemotePartyRole
  readonly certificates: readonly ReplacementCertificate[]
}
