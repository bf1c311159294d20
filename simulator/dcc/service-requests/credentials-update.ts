import type { CredentialsReplacement } from '../../duis/request.ts'
import type { Cs02bCommand } from '../../gbcs/update-security-credentials.ts'
import { modeByHolder } from '../../vocabulary/credentials-replacement-mode.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { leavesOf } from '../admission/replacement.ts'
import { type Slot, slots } from './slots.ts'

/** A mode in which the holder of a slot replaces its own credentials (domain facts §4.1), and the cells it is about. */
interface HoldersMode {
  readonly mode: number
  readonly messageCode: number
  readonly slot: Slot
}

const modes: Partial<Record<DuisRemotePartyRole, { readonly mode: number; readonly messageCode: number }>> =
  modeByHolder

/** @throws SimulatorFault SIM_INVARIANT for a role that has no such mode: none is admitted */
export function holdersMode(role: DuisRemotePartyRole): HoldersMode {
  const [slot, mode] = [slots[role], modes[role]]
  if (slot === undefined || mode === undefined)
    throw new SimulatorFault('SIM_INVARIANT', `A replacement for ${role} was admitted`)
  return { ...mode, slot }
}

/**
 * The CS02b Update Security Credentials that an admitted replacement becomes, authorised by the slot's holder.
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
  const { mode, slot } = holdersMode(remotePartyRole)
  return {
    mode,
    applyTimeBasedCpvChecks,
    authorisingCell: slot.digitalSignature,
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
