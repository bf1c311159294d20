import { alertCodes } from '../../../gbcs/alert-codes.ts'
import {
  activateFirmwareAlert,
  activateFirmwareResponse,
  readFirmwareVersionResponse,
} from '../../../gbcs/asn1/firmware.ts'
import { readContent } from '../../../gbcs/contents.ts'
import { cancellationDateTime, instantOfExecutionDateTime } from '../../../gbcs/date-time.ts'
import type { GbcsMessage } from '../../../gbcs/message.ts'
import type { Device } from '../../state/device.ts'
import type { DeviceState } from '../../state/device-state.ts'
import { firmwareVersionOf } from '../../state/firmware.ts'
import type { Circumstances, Execution } from '../execution.ts'
import { dropped } from '../execution.ts'
import { type DueUseCase, postpone } from '../future-dating.ts'
import type { Asn1UseCase } from './use-case.ts'

/** What became of an activation (docs/domain/gbcs-use-cases.md#firmware). */
const activated = { success: 0, noImageHeld: 1, hashMismatch: 2 } as const
/** Event of GBCS 16.2. */
const firmwareVersionChanged = 0x8f43

export const activateFirmwareCode = 0x0012

interface Activation {
  readonly manufacturerImageHash: Buffer
  readonly executionDateTime: string | null
}

/** An image runs that is held and has the hash; the command that names another changes nothing. */
function activate({ state }: Device, { manufacturerImageHash }: Activation) {
  const held = state.firmware?.held ?? null
  if (held === null) return { state, code: activated.noImageHeld }
  if (held.hash !== manufacturerImageHash.toString('hex')) return { state, code: activated.hashMismatch }
  return { state: { ...state, firmware: { active: held.version, held: null } }, code: activated.success }
}

const outcomeOf = ({ blueprint }: Device, state: DeviceState, code: number) => ({
  activateImageResponseCode: code,
  firmwareVersion: Buffer.from(firmwareVersionOf({ blueprint, state }), 'hex'),
})

/** CS06: activates a firmware image at once. */
export const activateFirmware: Asn1UseCase = async (device, value) => {
  const { state, code } = activate(device, value as Activation)
  return {
    state,
    content: activateFirmwareResponse.write({ kind: 'executionOutcome', value: outcomeOf(device, state, code) }),
    isActioned: code === activated.success,
    events: code === activated.success ? [firmwareVersionChanged] : [],
  }
}

/** CS06 that names its time waits in the device, or takes back what waits; null for one that is for now. */
export function postponeActivation(
  device: Device,
  message: GbcsMessage,
  value: unknown,
  circumstances: Circumstances,
): Execution | null {
  const { executionDateTime } = value as Activation
  if (executionDateTime === null) return null
  const executeAt = instantOfExecutionDateTime(executionDateTime)
  if (executeAt === null)
    return dropped('integrityCheckFailed', 'payload-malformed', `'${executionDateTime}' is no date-time.`)
  const waiting = {
    place: 'CS06',
    executeAt: executionDateTime === cancellationDateTime ? null : executeAt,
    content: activateFirmwareResponse.write({ kind: 'commandAccepted', value: null }),
    detail: executionDateTime,
  }
  return postpone(device, message, waiting, circumstances)
}

/** 00CA: says what became of an activation whose time has come. */
export const activateWhenDue: DueUseCase = (device, message) => {
  const content = readContent(message, message.content)
  const value = content.ok ? (content.value?.value as Activation | undefined) : undefined
  if (value === undefined || value.executionDateTime === null) return undefined
  const { state, code } = activate(device, value)
  const isActioned = code === activated.success
  const alertCode = isActioned ? alertCodes.futureDatedCommandActioned : alertCodes.futureDatedCommandNotActioned
  const executionOutcome = outcomeOf(device, state, code)
  return {
    state,
    alert: {
      messageCode: 0x00ca,
      content: activateFirmwareAlert.write({
        alertCode,
        executionDateTime: value.executionDateTime,
        originatorCounter: message.counter,
        executionOutcome,
      }),
    },
    note: {
      event: alertCode,
      reason: isActioned ? 'future-dated-actioned' : 'future-dated-not-actioned',
      detail: `firmware ${executionOutcome.firmwareVersion.toString('hex')}`,
    },
  }
}

/** CS08: which firmware a PPMID or an HCALCS runs. */
export const readFirmwareVersion: Asn1UseCase = async (device) => ({
  state: device.state,
  content: readFirmwareVersionResponse.write({
    firmwareVersion: Buffer.from(firmwareVersionOf(device), 'hex'),
    responseCode: 0,
  }),
  isActioned: true,
})
