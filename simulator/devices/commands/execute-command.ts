import { readMessage } from '../../gbcs/message.ts'
import { provideSecurityCredentialDetails } from '../../gbcs/message-codes.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { Device } from '../state/device.ts'
import { authenticateMac } from './authenticate.ts'
import { executeContent, isExecutedByContent } from './execute-content.ts'
import { type Circumstances, dropped, type Execution, type UseCase } from './execution.ts'
import { provideCredentialDetails, provideCredentialDetailsWithLoadController } from './provide-credential-details.ts'
import { authorisingCellOf, replacementModeOf } from './replacement-modes.ts'
import { updateSecurityCredentials } from './update-security-credentials.ts'

/**
 * What a device makes of a frame (docs/domain/gbcs-credentials.md#device-processing): for me, of a use case that I
 * know, with the Access Control Broker's MAC; the use case then authenticates the originator and executes.
 */
export async function executeCommand(
  device: Device,
  frame: Uint8Array,
  circumstances: Circumstances,
): Promise<Execution> {
  const read = readMessage(frame)
  if (!read.ok) return dropped('integrityCheckFailed', 'frame-malformed', read.failure.detail)
  const message = read.value
  if (message.recipient !== device.blueprint.deviceId) {
    return dropped('unusualNumberOfCommands', 'recipient-other', `The command is for ${message.recipient}.`)
  }
  if (message.cra !== 'command') {
    return dropped(
      'unusualNumberOfCommands',
      'not-a-command',
      `The message is ${message.cra === 'alert' ? 'an' : 'a'} ${message.cra}.`,
    )
  }
  const useCase = useCaseOf(device, message.messageCode)
  if (useCase === undefined) {
    const detail = `${device.blueprint.type} does not know ${message.messageCode.toString(16).padStart(4, '0')}.`
    return dropped('unusualNumberOfCommands', 'message-code-unknown', detail)
  }
  const isSignedAlone =
    provideDetails.includes(message.messageCode) && message.signature !== null && message.mac === null
  if (isSignedAlone) return useCase(device, message, circumstances)
  const mac = authenticateMac(device, message)
  return mac.ok ? useCase(device, message, circumstances) : mac
}

/** CS02a and CS02f, of which there is a form with a signature and no MAC (docs/domain/gbcs-credentials.md#cs02a). */
const provideDetails: readonly number[] = [provideSecurityCredentialDetails, provideCredentialDetailsWithLoadController]

/** Whether a device executes a use case at all. */
export const isKnownTo = (device: Device, messageCode: number): boolean => useCaseOf(device, messageCode) !== undefined

/** A mode is known to the device types that have the cell which authorises it. */
function useCaseOf(device: Device, messageCode: number): UseCase | undefined {
  if (provideDetails.includes(messageCode)) return provideCredentialDetails
  if (isExecutedByContent(device, messageCode)) return executeContent
  const mode = replacementModeOf(messageCode)
  if (mode === undefined || !mode.simulated) return undefined
  return device.factoryCells.has(keyOfCell(authorisingCellOf(device, mode))) ? updateSecurityCredentials : undefined
}
