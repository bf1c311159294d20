import type { CredentialsReplacement } from '../../duis/request.ts'
import type { Cs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { modeOfReplacement } from '../../vocabulary/credentials-replacement-mode.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { leavesOf } from '../admission/replacement.ts'
import { type Slot, slots } from './slots.ts'

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

const modes: Partial<Record<DuisRemotePartyRole, Pick<ReplacementMode, 'mode' | 'messageCode'>>> = modeOfReplacement

/** @throws SimulatorFault SIM_INVARIANT for a role that has no such mode: none is admitted */
export function replacementMode(role: DuisRemotePartyRole): ReplacementMode {
  const [slot, mode] = [slots[role], modes[role]]
  if (slot === undefined || mode === undefined)
    throw new SimulatorFault('SIM_INVARIANT', `A replacement for ${role} was admitted`)
  const authorisingCell = role === 'LoadController' ? cells.supplierSignature : slot.digitalSignature
  return { ...mode, slot, authorisingCell }
}

/**
 * The CS02b Update Security Credentials that an admitted replacement becomes, authorised by whom its mode names.
 *
 * @param counter of the originator, whoever that is
 * @param executionDateTime `YYYYMMDDHHMMSSZ` where the device is to wait for it
 */
export function credentialsUpdate(
  replacement: CredentialsReplacement,
  counter: bigint,
  executionDateTime: string | null,
): Cs02bCommand {
  const { remotePartyRole, floor, topUpFloor, applyTimeBasedCpvChecks, certificationPath } = replacement
  const { mode, slot, authorisingCell } = replacementMode(remotePartyRole)
  return {
    mode,
    applyTimeBasedCpvChecks,
    authorisingCell,
    authorisingCounter: counter,
    newFloor: floor,
    newTopUpFloor: topUpFloor,
    otherFloors: [],
    symmetricKey: null,
    replacements: leavesOf(replacement).flatMap(({ use, der }) => {
      const target = slot[use]
      return target === undefined ? [] : [{ certificate: der, target }]
    }),
    certificationPath,
    executionDateTime,
  }
}
