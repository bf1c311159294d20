import { alertCodes } from '../../gbcs/alert-codes.ts'
import {
  type Cs02bCommand,
  type Cs02bOutcome,
  writeCs02bResponse,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { type Result, succeeded } from '../../vocabulary/result.ts'
import { cells, keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import { type DeviceState, withCounter } from '../state/device-state.ts'
import type { SecurityNote } from '../state/security-log.ts'
import { authenticateCounter, authenticateHolder, authenticateSignature } from './authenticate.ts'
import { answerHeader, type Circumstances, dropped, type Executed, type UseCase } from './execution.ts'
import { readUpdate } from './read-update.ts'
import { changedAnything, describeOutcome, replaceCredentials } from './replace-credentials.ts'
import { authorisingCellOf, type ReplacementMode } from './replacement-modes.ts'
import { isFutureDated, postponeUpdate } from './update-when-due.ts'

/** CS02b Update Security Credentials, from the payload on (docs/domain/gbcs-credentials.md#step-3). */
export const updateSecurityCredentials: UseCase = async (device, message, circumstances) => {
  const read = readUpdate(message)
  if (!read.ok) return read
  const { command, mode } = read.value
  const authorising = authorisingCellOf(device, mode)
  const cell = command.authorisingCell ?? authorising
  const holder = authenticateHolder(device, message, cell)
  if (!holder.ok) return holder
  const isSigned = keyOfCell(cell) !== keyOfCell(cells.acbKeyAgreement)
  const signature = isSigned ? await authenticateSignature(device, message, cell) : holder
  if (!signature.ok) return signature
  const counter = authenticateCounter(device, message, cell.role)
  if (!counter.ok) return counter
  const permitted = permit(message, command, mode, authorising)
  if (!permitted.ok) return permitted

  // The counter is stored with the effect in one commit, so no effect is ever durable without it.
  const counted = { ...device, state: withCounter(device.state, cell.role, message.counter) }
  if (isFutureDated(command)) return postponeUpdate(counted, message, command, circumstances)
  const { state, outcome } = replaceCredentials(counted, command, mode.replacedRole, circumstances)
  return succeeded(executedAtOnce(message, state, outcome, circumstances))
}

/** Whether the command keeps to what its mode allows (docs/domain/gbcs-credentials.md#presence). */
function permit(
  message: GbcsMessage,
  command: Cs02bCommand,
  mode: ReplacementMode,
  authorising: TrustAnchorCellIdentifier,
): Result<null, SecurityNote> {
  const refuse = (reason: string, detail: string) => dropped('unusualNumberOfCommands', reason, detail)
  if (command.authorisingCounter !== message.counter) {
    return refuse('counters-differ', `The payload says ${command.authorisingCounter}, the header ${message.counter}.`)
  }
  // Only where nothing is signed is no cell named: the broker's, whose key makes the MAC.
  if (command.authorisingCell === null && authorising.keyUsage === 'digitalSignature')
    return refuse('authorising-cell-absent', 'No authorising cell is named.')
  if (command.authorisingCell !== null && keyOfCell(command.authorisingCell) !== keyOfCell(authorising)) {
    return refuse('authorising-cell-unfit', `${mode.name} is authorised by ${keyOfCell(authorising)} alone.`)
  }
  if (command.symmetricKey !== null) return refuse('symmetric-key-present', 'Only a contingency command carries a key.')
  const foreign = command.replacements.find(({ target }) => !mode.targetRoles.includes(target.role))
  if (foreign !== undefined) {
    return refuse('target-not-permitted', `${mode.name} does not replace ${keyOfCell(foreign.target)}.`)
  }
  const others = command.otherFloors.filter(({ role }) => !mode.setsFloorsOfOthers || role !== mode.replacedRole)
  if (others.length > 0) {
    return refuse('other-floors-not-permitted', `${mode.name} changes no floor of ${others[0]?.role}.`)
  }
  if (command.newTopUpFloor !== null && mode.authorisedBy.role !== RemotePartyRole.supplier) {
    return refuse('top-up-floor-not-permitted', 'Only a supplier has a prepayment top-up counter.')
  }
  return succeeded(null)
}

const executedAtOnce = (
  message: GbcsMessage,
  state: DeviceState,
  outcome: Cs02bOutcome,
  { now }: Circumstances,
): Executed => ({
  state,
  outgoing: {
    header: answerHeader(message, writeDlmsDateTime(now)),
    content: writeCs02bResponse({ outcome }),
    protection: 'signature',
  },
  note: changedAnything(outcome)
    ? { event: alertCodes.securityCredentialsUpdated, reason: 'credentials-replaced', detail: describeOutcome(outcome) }
    : { event: alertCodes.immediateCommandActioned, reason: 'nothing-replaced', detail: describeOutcome(outcome) },
})
