import { alertCodes } from '../../gbcs/alert-codes.ts'
import { readContent } from '../../gbcs/contents.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type AccessRequest, writeAccessResponse } from '../../gbcs/dlms/access.ts'
import { transactionIdOf } from '../../gbcs/encryption.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { formatMessageCode } from '../../gbcs/message-codes.ts'
import { type UseCase as Description, useCaseDescriptions } from '../../gbcs/use-case-descriptions.ts'
import { succeeded } from '../../vocabulary/result.ts'
import { executeAccessRequest } from '../cosem/execute.ts'
import type { Moment, Reader } from '../cosem/object.ts'
import { objectsOf } from '../cosem/objects.ts'
import { certificateIn, type Device } from '../state/device.ts'
import { type DeviceState, withCounter } from '../state/device-state.ts'
import { hasDateTimeInResponse } from './answer-date-time.ts'
import { authenticateCounter, authenticateSignature } from './authenticate.ts'
import { answerHeader, type Circumstances, dropped, type UseCase } from './execution.ts'
import { type Requester, requesterOf } from './requester.ts'

/** What a device becomes by the content of a command, and the content of its answer. */
interface Done {
  readonly state: DeviceState
  readonly content: Buffer
  /** Whether all of it was done. */
  readonly isActioned: boolean
}

/** Whether devices of a type execute a use case by what its content says. */
export const isExecutedByContent = (device: Device, messageCode: number): boolean => {
  const description = useCaseDescriptions[messageCode]
  return (
    description?.kinds.includes('command') === true &&
    description.devices.includes(device.blueprint.type) &&
    description.notations.includes('DLMS')
  )
}

/** Executes a command by its content alone: operations on objects. What it answers follows from what they hold. */
export const executeContent: UseCase = async (device, message, circumstances) => {
  const { isCritical } = descriptionOf(message.messageCode)
  const asked = requesterOf(device, message, isCritical)
  if (!asked.ok) return asked
  const requester = asked.value
  if (isCritical) {
    const signature = await authenticateSignature(device, message, requester.signatureCell)
    if (!signature.ok) return signature
  }
  const counter = authenticateCounter(device, message, requester.role)
  if (!counter.ok) return counter
  const content = readContent(message, message.content)
  if (!content.ok || content.value === null) {
    const detail = content.ok ? 'Its content has no description.' : content.failure.detail
    return dropped('integrityCheckFailed', 'payload-malformed', detail)
  }
  const counted = { ...device, state: withCounter(device.state, requester.role, message.counter) }
  const done = await accessed(counted, message, requester, content.value.value, circumstances)
  return succeeded({
    state: done.state,
    outgoing: {
      header: headerOf(message, requester, circumstances),
      content: done.content,
      protection: isCritical ? 'signature' : { macWith: requester.keyAgreementCell },
    },
    note: {
      event: done.isActioned ? alertCodes.immediateCommandActioned : alertCodes.immediateCommandNotActioned,
      reason: done.isActioned ? 'command-actioned' : 'command-not-actioned',
      detail: formatMessageCode(message.messageCode),
    },
  })
}

async function accessed(
  device: Device,
  message: GbcsMessage,
  requester: Requester,
  content: unknown,
  circumstances: Circumstances,
): Promise<Done> {
  const { blueprint, state } = device
  const moment: Moment = {
    blueprint,
    state,
    now: circumstances.now,
    hubTime: await circumstances.hubTime(device),
    log: readsLog.has(message.messageCode) ? await circumstances.log(device) : [],
    reader: readerOf(device, message, requester),
  }
  const request = content as AccessRequest
  const { state: next, response } = executeAccessRequest(objectsOf(blueprint.type), request, moment)
  return {
    state: next,
    content: writeAccessResponse(response),
    isActioned: response.results.every(({ result }) => result === 0),
  }
}

/** ECS35a to ECS35g read a log of what the device has noted. */
const readsLog: ReadonlySet<number> = new Set([0x0048, 0x0049, 0x0093, 0x0094])

/** For whom a device encrypts: whom it answers, or the user behind the Access Control Broker, whose certificate came along (R5). */
function readerOf(device: Device, message: GbcsMessage, requester: Requester): Reader | null {
  const certificate = certificateIn(device, requester.keyAgreementCell)
  if (certificate === undefined) return null
  return {
    entityIdentifier: message.originator,
    secret: () => device.secretWith(certificate),
    transactionId: transactionIdOf(message.counter),
  }
}

const headerOf = (message: GbcsMessage, { supplementary }: Requester, { now }: Circumstances) => ({
  ...answerHeader(message, hasDateTimeInResponse(message.messageCode) ? writeDlmsDateTime(now) : null),
  supplementary,
})

function descriptionOf(messageCode: number): Description {
  const description = useCaseDescriptions[messageCode]
  if (description === undefined) throw new RangeError(`no use case has the message code ${messageCode}`)
  return description
}
