import { readMessage } from '../../gbcs/message.ts'
import { isUpdateSecurityCredentials } from '../../gbcs/message-codes.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Device } from '../state/device.ts'
import type { PendingCommand } from '../state/device-state.ts'
import { activateFirmwareCode, activateWhenDue } from './asn1/firmware.ts'
import type { Circumstances, Executed } from './execution.ts'
import type { DueUseCase } from './future-dating.ts'
import { updateWhenDue } from './update-when-due.ts'

/** Use cases whose Commands may name their time. */
function dueUseCaseOf(messageCode: number): DueUseCase | undefined {
  if (messageCode === activateFirmwareCode) return activateWhenDue
  return isUpdateSecurityCredentials(messageCode) ? updateWhenDue : undefined
}

/** Executes a Command whose time has come, and tells its originator by an alert. */
export function executePending(device: Device, pending: PendingCommand, circumstances: Circumstances): Executed {
  const message = readMessage(pending.frame)
  const useCase = message.ok ? dueUseCaseOf(message.value.messageCode) : undefined
  const waiting = device.state.pending.filter((other) => other !== pending)
  const counter = device.state.alertsSent + 1n
  const settled = { ...device, state: { ...device.state, pending: waiting, alertsSent: counter } }
  const outcome = message.ok ? useCase?.(settled, message.value, circumstances) : undefined
  if (outcome === undefined) {
    const detail = `A pending Command of ${device.blueprint.deviceId} cannot be read again`
    throw new SimulatorFault('SIM_STATE_UNREADABLE', detail)
  }
  const { state, alert, note } = outcome
  const header = {
    cra: 'alert',
    counter,
    originator: device.blueprint.deviceId,
    recipient: pending.originator,
    dateTime: null,
    messageCode: alert.messageCode,
    supplementary: Buffer.alloc(0),
  } as const
  return { state, outgoing: { header, content: alert.content, protection: 'signature' }, note }
}
