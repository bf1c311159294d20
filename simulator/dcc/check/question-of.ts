import type { Carrier, CheckSettings } from '../../network-operator-check/contract.ts'
import type { NetworkPartyDirectory } from '../../network-operator-check/network-party-directory.ts'
import type { CheckQuestion, ReplacementCertificate } from '../../network-operator-check/question.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Facts } from '../admission/facts.ts'

/**
 * What the check is asked about a request, from the one state of the world that admission looked at (NOC-16).
 * Null where access control has let pass something that has no user or no device, which it does not.
 */
export function questionOf(
  facts: Facts,
  subject: CheckSubject,
  networkParties: NetworkPartyDirectory,
  settings: CheckSettings,
): CheckQuestion | null {
  const { request, user, role, device, meteringPoints, registration, receivedAt, effectiveAt } = facts
  if (user === undefined || role === undefined || device === undefined) return null
  return {
    ...subject,
    requestId: request.requestId,
    serviceReferenceVariant: request.serviceReferenceVariant,
    receivedAt,
    effectiveAt,
    submittedBy: { entityIdentifier: user.entityIdentifier, userRole: role },
    device: { id: device.deviceId, type: device.type, meteringPoints },
    registration: meteringPoints.flatMap(({ value }) => registration.networkPartyRecords(value as MeteringPoint)),
    networkParties,
    settings,
  }
}

/** What of a request the check judges: for a Signed Pre-Command it comes from the payload alone (NOC-14). */
export interface CheckSubject {
  readonly carriedBy: Carrier
  readonly cancels: boolean
  readonly remotePartyRole: DuisRemotePartyRole
  readonly certificates: readonly ReplacementCertificate[]
}
