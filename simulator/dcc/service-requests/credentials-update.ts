import type { CredentialsReplacement } from '../../duis/request.ts'
import { type Cs02bCommand, floorChanges } from '../../gbcs/credentials/update-security-credentials.ts'
import { modeOfReplacement } from '../../vocabulary/credentials-replacement-mode.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type DuisRemotePartyRole, duisRemotePartyRoles } from '../../vocabulary/remote-party-role.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import { leavesOf } from '../admission/replacement.ts'
import { isReplaceable, type Slot, slots } from './slots.ts'

/**
 * A mode in which a user replaces the credentials of a slot (docs/domain/gbcs-credentials.md#modes), and the cells it
 * is about.
 */
interface ReplacementMode {
  readonly mode: number
  readonly messageCode: number
  readonly slot: Slot
  /** The cell whose holder authorises. */
  readonly authorisingCell: TrustAnchorCellIdentifier
}

/**
 * @param sender the role in which a user asks; left out where the DCC hands over what it holds itself
 * @throws SimulatorFault SIM_INVARIANT for a role that has no such mode: none is admitted
 */
export function replacementMode(role: DuisRemotePartyRole, sender?: UserRole): ReplacementMode {
  if (!isReplaceable(role)) throw new SimulatorFault('SIM_INVARIANT', `A replacement for ${role} was admitted`)
  const by = sender === 'LC' ? 'load-controller' : 'anybody-else'
  const { mode, messageCode, authorisedBy } = modeOfReplacement(role, by)
  const authorisingCell = { role: authorisedBy, keyUsage: 'digitalSignature', cellUsage: 'management' } as const
  return { mode, messageCode, slot: slots[role], authorisingCell }
}

/**
 * The CS02b Update Security Credentials that an admitted replacement becomes, authorised by whom its mode names.
 *
 * @param counter of the message's originator
 * @param executionDateTime `YYYYMMDDHHMMSSZ` where the device is to wait for it
 * @param sender as above
 */
export function credentialsUpdate(
  replacement: CredentialsReplacement,
  counter: bigint,
  executionDateTime: string | null,
  sender?: UserRole,
): Cs02bCommand {
  const { remotePartyRole, floor, topUpFloor, applyTimeBasedCpvChecks, certificationPath } = replacement
  const { mode, slot, authorisingCell } = replacementMode(remotePartyRole, sender)
  return {
    mode,
    applyTimeBasedCpvChecks,
    authorisingCell,
    authorisingCounter: counter,
    ...floorChanges({ role: duisRemotePartyRoles[remotePartyRole], floor, topUpFloor }, authorisingCell.role),
    symmetricKey: null,
    replacements: leavesOf(replacement).flatMap(({ use, der }) => {
      const target = slot[use]
      return target === undefined ? [] : [{ der, target }]
    }),
    certificationPath,
    executionDateTime,
  }
}
