import type { CredentialsReplacement } from '../../duis/request.ts'
import { writeCs02bCommand } from '../../gbcs/update-security-credentials.ts'
import { modeByHolder } from '../../vocabulary/credentials-replacement-mode.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { leavesOf } from '../admission/replacement.ts'
import type { AcbCommand } from './service-request-rules.ts'
import { slots } from './slots.ts'

/** The holder of a slot replaces its own credentials: the DCC signs as one (domain facts §4.1). */
const modes: Partial<Record<DuisRemotePartyRole, { readonly mode: number; readonly messageCode: number }>> =
  modeByHolder

/** The CS02b Update Security Credentials that an admitted replacement becomes, authorised by the slot's holder. */
export function credentialsCommand(replacement: CredentialsReplacement): AcbCommand {
  const { remotePartyRole, floor, topUpFloor, applyTimeBasedCpvChecks, certificationPath } = replacement
  const slot = slots[remotePartyRole]
  const mode = modes[remotePartyRole]
  if (slot === undefined || mode === undefined)
    throw new SimulatorFault('SIM_INVARIANT', `A replacement for ${remotePartyRole} was admitted`)
  const replacements = leavesOf(replacement).flatMap(({ use, der }) => {
    const target = slot[use]
    return target === undefined ? [] : [{ certificate: der, target }]
  })
  return {
    signedBy: 'access-control-broker',
    messageCode: mode.messageCode,
    content: (counter) =>
      writeCs02bCommand({
        mode: mode.mode,
        applyTimeBasedCpvChecks,
        authorisingCell: slot.digitalSignature,
        authorisingCounter: counter,
        newFloor: floor,
        newTopUpFloor: topUpFloor,
        otherFloors: [],
        symmetricKey: null,
        replacements,
        certificationPath,
        // GBCS takes no executionDateTime here: the DSP holds a future-dated handover until its time.
        executionDateTime: null,
      }),
  }
}
