import {
  type Cs02bCommand,
  type Cs02bOutcome,
  type RemotePartyFloors,
  type ReplacementOutcome,
  replacementStatus,
  type TrustAnchorReplacement,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { holderOf } from '../state/cell-holder.ts'
import { certificateIn, type Device } from '../state/device.ts'
import { counterOf, type DeviceState, withCounter } from '../state/device-state.ts'
import type { Circumstances } from './execution.ts'
import { judgeReplacement, type PathContext } from './judge-replacement.ts'

/** What the cells hold after a command, and what is told of it. */
export interface Replaced {
  readonly state: DeviceState
  readonly outcome: Cs02bOutcome
}

/**
 * Replaces credentials cell by cell in a mode that replaces one role (2, 3, 5, 6, 7, 10 and 11).
 *
 * @param role the Remote Party Role that is replaced
 */
export function replaceCredentials(
  device: Device,
  command: Cs02bCommand,
  role: number,
  circumstances: Circumstances,
): Replaced {
  const context: PathContext = {
    ...circumstances,
    // A certificate that cannot be read issues nothing: what needs it finds no issuer.
    intermediates: command.certificationPath
      .map(circumstances.readCertificate)
      .flatMap((read) => (read.ok ? [read.value] : [])),
    validAt: command.applyTimeBasedCpvChecks ? circumstances.now : null,
  }
  let state = device.state
  const outcomes: ReplacementOutcome[] = []
  for (const replacement of command.replacements) {
    const next = replaceOne({ ...device, state }, replacement, context)
    state = next.state
    outcomes.push(next.outcome)
  }
  const floors = newFloors(command, role, outcomes, device.state)
  return {
    state: floors.reduce(withFloors, state),
    outcome: { authorisingCounter: command.authorisingCounter, mode: command.mode, floors, replacements: outcomes },
  }
}

function replaceOne(
  device: Device,
  replacement: TrustAnchorReplacement,
  context: PathContext,
): { readonly state: DeviceState; readonly outcome: ReplacementOutcome } {
  const { target } = replacement
  const existing = holderOf(certificateIn(device, target))
  const judged = judgeReplacement(device, replacement, context)
  if (!judged.ok) {
    return { state: device.state, outcome: { cell: target, status: judged.failure, existing, replacing: existing } }
  }
  const replaced = new Map(device.state.replaced).set(keyOfCell(target), judged.value)
  const outcome = { cell: target, status: replacementStatus.success, existing, replacing: holderOf(judged.value) }
  return { state: { ...device.state, replaced }, outcome }
}

/**
 * The floors that the command sets: of the party that it replaces by itself, or of the one that the CoS party replaces
 * (docs/domain/duis.md#change-of-supplier). The new floor wins over the command's own counter
 * (docs/domain/gbcs-credentials.md#step-8), but only once the key that signed is gone or where it rises: else the
 * holder's old commands could be replayed. A certificate of the very same key leaves it where it is.
 */
function newFloors(
  { newFloor, newTopUpFloor, authorisingCounter, otherFloors }: Cs02bCommand,
  role: number,
  outcomes: readonly ReplacementOutcome[],
  state: DeviceState,
): RemotePartyFloors[] {
  const signingKeyReplaced = outcomes.some(
    ({ cell, status, existing, replacing }) =>
      status === replacementStatus.success &&
      // What the broker sends is authorised by its key agreement key.
      (cell.keyUsage === 'digitalSignature' || cell.role === RemotePartyRole.accessControlBroker) &&
      !existing.subjectKeyIdentifier.equals(replacing.subjectKeyIdentifier),
  )
  const own =
    newFloor === null ? [] : [{ role, floor: newFloor, topUpFloor: newTopUpFloor, reached: authorisingCounter }]
  const others = otherFloors.map((floors) => ({ ...floors, reached: counterOf(state, floors.role) }))
  return [...own, ...others]
    .filter(({ floor, reached }) => signingKeyReplaced || floor >= reached)
    .map(({ reached: _, ...floors }) => floors)
}

function withFloors(state: DeviceState, { role, floor, topUpFloor }: RemotePartyFloors): DeviceState {
  const counted = withCounter(state, role, floor)
  return role === RemotePartyRole.supplier && topUpFloor !== null ? { ...counted, topUpFloor } : counted
}

/** Whether any cell was replaced. */
export const changedAnything = ({ replacements }: Cs02bOutcome): boolean =>
  replacements.some(({ status }) => status === replacementStatus.success)

/** `networkOperator/digitalSignature/management: 0, …` */
export const describeOutcome = ({ replacements }: Cs02bOutcome): string =>
  replacements.map(({ cell, status }) => `${keyOfCell(cell)}: ${status}`).join(', ')
