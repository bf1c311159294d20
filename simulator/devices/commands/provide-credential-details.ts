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
import { authenticateCounter, authenticateHolder, authenticateSignature } from './authenticate.ts'
import { answerHeader, dropped, type UseCase } from './execution.ts'

/**
 * CS02a Provide Security Credential Details, and CS02f, which also tells of a load controller's cells (6.24.1). The Access
 * Control Broker asks by its key agreement cell: nothing is signed, and the answer carries a MAC. The holder of a signing cell
 * may ask by a signature, and is answered by one (docs/domain/gbcs-credentials.md#cs02a). No answer has a date-time.
 */
export const provideCredentialDetails: UseCase = async (device, message) => {
  const command = readCs02aCommand(message.content)
  if (!command.ok) return dropped('integrityCheckFailed', 'payload-malformed', command.failure.detail)
  const { authorisingCell, roles } = command.value
  const isByBroker = keyOfCell(authorisingCell) === keyOfCell(cells.acbKeyAgreement)
  if (!isByBroker && authorisingCell.keyUsage !== 'digitalSignature') {
    return dropped('unusualNumberOfCommands', 'authorising-cell-unfit', 'Only the broker asks by a key agreement cell.')
  }
  if (isByBroker && message.mac === null) {
    return dropped('trustedSourceAuthenticationFailed', 'mac-absent', 'The broker asks under a MAC.')
  }
  const holder = authenticateHolder(device, message, authorisingCell)
  if (!holder.ok) return holder
  const signature = isByBroker ? holder : await authenticateSignature(device, message, authorisingCell)
  if (!signature.ok) return signature
  const { role } = authorisingCell
  const counter = authenticateCounter(device, message, role)
  if (!counter.ok) return counter
  const isNewForm = message.messageCode === provideCredentialDetailsWithLoadController
  return succeeded({
    state: withCounter(device.state, role, message.counter),
    outgoing: {
      header: answerHeader(message, null),
      content: writeCs02aResponse(roles.map((asked) => detailsOf(device, asked, isNewForm))),
      protection: isByBroker ? { macWith: cells.acbKeyAgreement } : 'signature',
    },
    note: {
      event: alertCodes.immediateCommandActioned,
      reason: 'credential-details-provided',
      detail: `Of the roles ${roles.join(', ')}.`,
    },
  })
}

/** CS02f. */
export const provideCredentialDetailsWithLoadController = 0x011b

/** What CS02f tells of; to any other role it says `other` (docs/domain/gbcs-credentials.md#cs02f). */
const rolesOfNewForm: readonly number[] = [
  RemotePartyRole.supplier,
  RemotePartyRole.networkOperator,
  RemotePartyRole.accessControlBroker,
  RemotePartyRole.loadController,
]

function detailsOf(device: Device, role: number, isNewForm: boolean): CredentialDetails {
  if (isNewForm && !rolesOfNewForm.includes(role)) return { role, status: replacementStatus.other, held: null }
  // CS02a was there before a load controller had cells.
  const isAskable = isNewForm || role !== RemotePartyRole.loadController
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
