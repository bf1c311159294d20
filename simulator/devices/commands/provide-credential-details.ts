import { alertCodes } from '../../gbcs/alert-codes.ts'
import { replacementStatus } from '../../gbcs/credentials/credential-status.ts'
import {
  type CredentialDetails,
  readCs02aCommand,
  writeCs02aResponse,
} from '../../gbcs/credentials/provide-security-credential-details.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { succeeded } from '../../vocabulary/result.ts'
import { cells, keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { holderOf } from '../state/cell-holder.ts'
import { type Device, filledCells } from '../state/device.ts'
import { counterOf, withCounter } from '../state/device-state.ts'
import { authenticateCounter, authenticateHolder } from './authenticate.ts'
import { answerHeader, dropped, type UseCase } from './execution.ts'

/**
 * CS02a Provide Security Credential Details in the form that a MAC protects (6.24.1): the Access Control Broker asks, by
 * its key agreement cell, and nothing is signed. The answer carries a MAC and no date-time
 * (docs/domain/gbcs-credentials.md#cs02a-mac).
 */
export const provideCredentialDetails: UseCase = async (device, message) => {
  const command = readCs02aCommand(message.content)
  if (!command.ok) return dropped('integrityCheckFailed', 'payload-malformed', command.failure.detail)
  const { authorisingCell, roles } = command.value
  if (keyOfCell(authorisingCell) !== keyOfCell(cells.acbKeyAgreement)) {
    return dropped('unusualNumberOfCommands', 'authorising-cell-unfit', 'Only the form with a MAC alone is simulated.')
  }
  const holder = authenticateHolder(device, message, authorisingCell)
  if (!holder.ok) return holder
  const role = RemotePartyRole.accessControlBroker
  const counter = authenticateCounter(device, message, role)
  if (!counter.ok) return counter
  return succeeded({
    state: withCounter(device.state, role, message.counter),
    outgoing: {
      header: answerHeader(message, null),
      content: writeCs02aResponse(roles.map((asked) => detailsOf(device, asked))),
      protection: { macWith: cells.acbKeyAgreement },
    },
    note: {
      event: alertCodes.immediateCommandActioned,
      reason: 'credential-details-provided',
      detail: `Of the roles ${roles.join(', ')}.`,
    },
  })
}

function detailsOf(device: Device, role: number): CredentialDetails {
  // CS02f asks for a load controller's cells; CS02a was there before them (docs/domain/gbcs-credentials.md#cs02f).
  const isAskable = role !== RemotePartyRole.loadController
  const held = filledCells(device).filter(({ cell }) => isAskable && cell.role === role)
  if (held.length === 0) return { role, status: replacementStatus.trustAnchorNotFound, held: null }
  return {
    role,
    status: replacementStatus.success,
    held: {
      currentCounter: counterOf(device.state, role),
      cells: held.map(({ cell: { keyUsage, cellUsage }, certificate }) => ({
        keyUsage,
        cellUsage,
        existing: holderOf(certificate),
      })),
    },
  }
}
