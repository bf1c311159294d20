import { alertCodes } from '../../gbcs/alert-codes.ts'
import { type DecodedContent, readContent } from '../../gbcs/contents.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type AccessRequest, writeAccessResponse } from '../../gbcs/dlms/access.ts'
import { type GbzContent, gbzContent } from '../../gbcs/gbz/content.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { formatMessageCode } from '../../gbcs/message-codes.ts'
import { type UseCase as Description, useCaseDescriptions } from '../../gbcs/use-case-descriptions.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { succeeded } from '../../vocabulary/result.ts'
import { inAccount, withAccountOf } from '../cosem/accounted.ts'
import { executeAccessRequest } from '../cosem/execute.ts'
import type { Moment } from '../cosem/object.ts'
import { objectsOf } from '../cosem/objects.ts'
import { inGasAccount, withGasAccountOf } from '../gbz/accounted.ts'
import { answerFormOf, executeGbz } from '../gbz/execute.ts'
import type { GasMoment } from '../gbz/moment.ts'
import type { Device } from '../state/device.ts'
import { withCounter } from '../state/device-state.ts'
import { heardUntil } from '../state/sleeping-meters.ts'
import { instantOfSeconds, withActivations, withGasActivations } from './activations.ts'
import { hasDateTimeInResponse } from './answer-date-time.ts'
import { activateFirmwareCode, postponeActivation } from './asn1/firmware.ts'
import type { Done } from './asn1/use-case.ts'
import { asn1UseCases } from './asn1/use-cases.ts'
import { authenticateCounter, authenticateSignature } from './authenticate.ts'
import { deviceLogAlerts } from './device-log-alerts.ts'
import { answerHeader, type Circumstances, dropped, type UseCase } from './execution.ts'
import { readerOf } from './reader.ts'
import { type Requester, requesterOf } from './requester.ts'
import { topUpPartiesOf } from './top-up-parties.ts'

/** Whether devices of a type execute a use case by what its content says. */
export function isExecutedByContent(device: Device, messageCode: number): boolean {
  const description = useCaseDescriptions[messageCode]
  return (
    description?.kinds.includes('command') === true &&
    description.devices.includes(device.blueprint.type) &&
    (!description.notations.includes('ASN.1') || asn1UseCases[messageCode] !== undefined)
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
  if (message.messageCode === activateFirmwareCode) {
    const counted = { ...device, state: withCounter(device.state, requester.role, message.counter) }
    const postponed = postponeActivation(counted, message, content.value.value, circumstances)
    if (postponed !== null) return postponed
  }
  // What is encrypted for a user whom the device does not know goes under a counter of the device's own.
  const own = device.state.alertsSent + (requester.needsOwnCounter ? 1n : 0n)
  const state = { ...withCounter(device.state, requester.role, message.counter), alertsSent: own }
  const counted = { ...device, state }
  const done = await carryOut(counted, message, requester, content.value, circumstances)
  const said = deviceLogAlerts(device, done.state, circumstances.now)
  return succeeded({
    ...said,
    events: done.events ?? [],
    outgoing: {
      header: headerOf(message, requester, own, circumstances.now),
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

/** Carries out a content in its notation. */
async function carryOut(
  device: Device,
  message: GbcsMessage,
  requester: Requester,
  { notation, value }: DecodedContent,
  circumstances: Circumstances,
): Promise<Done> {
  const { blueprint, state } = device
  const { now } = circumstances
  const log = readsLog.has(message.messageCode) ? await circumstances.log(device) : []
  const counter = requester.needsOwnCounter ? state.alertsSent : message.counter
  const reader = readerOf(device, message, requester, counter, circumstances.readCertificate)
  switch (notation) {
    case 'ASN.1': {
      const useCase = asn1UseCases[message.messageCode]
      if (useCase === undefined) throw new RangeError(`no device executes ${formatMessageCode(message.messageCode)}`)
      return useCase(device, value, circumstances)
    }
    case 'DLMS': {
      const hubTime = takesHubTime.has(message.messageCode) ? await circumstances.hubTime(device) : null
      const request = value as AccessRequest
      const events: number[] = []
      const moment: Moment = {
        ...{ blueprint, state, now, hubTime, log, reader },
        topUpParties: () => topUpPartiesOf(device),
        notice: (event) => events.push(event),
      }
      const settled = inAccount(blueprint.type, request, moment)
      const { state: next, response } = executeAccessRequest(objectsOf(blueprint.type), request, settled)
      const isActioned = response.results.every(({ result }) => result === 0)
      const counted = withAccountOf(moment, settled, next)
      const waiting = withActivations(counted.state, device, message, request, response.results)
      return {
        state: waiting,
        content: writeAccessResponse(response),
        isActioned,
        events: [...events, ...counted.events],
      }
    }
    case 'GBZ': {
      const { components } = value as GbzContent
      const form = answerFormOf(message.messageCode)
      const events: number[] = []
      const moment: GasMoment = {
        ...{ blueprint, state, now: heardUntil(blueprint, now), log },
        topUpParties: () => topUpPartiesOf(device),
        notice: (event) => events.push(event),
      }
      const settled = inGasAccount(components, moment)
      const executed = executeGbz(components, settled, form, reader)
      const counted = withGasAccountOf(moment, settled, executed.state)
      const waits = executed.waits.map(({ component, until }) => ({
        component,
        until: until === null ? null : instantOfSeconds(until),
      }))
      return {
        state: waits.length === 0 ? counted.state : withGasActivations(counted.state, message, waits),
        content: gbzContent.write(executed),
        isActioned: executed.isActioned,
        events: [...events, ...counted.events],
      }
    }
  }
}

/** ECS70 has a meter take the time of its hub. */
const takesHubTime: ReadonlySet<number> = new Set([0x0062])

/** ECS35a to ECS35e, CS10a and CS10b read a log of what the device has noted. */
const readsLog: ReadonlySet<number> = new Set([0x0048, 0x0049, 0x00b9, 0x0093, 0x0094, 0x0014, 0x00a1])

const headerOf = (message: GbcsMessage, { supplementary, needsOwnCounter }: Requester, own: bigint, now: Instant) => ({
  ...answerHeader(message, hasDateTimeInResponse(message.messageCode) ? writeDlmsDateTime(now) : null),
  supplementary: needsOwnCounter ? Buffer.concat([supplementary, octetsOfCounter(own)]) : supplementary,
})

function octetsOfCounter(counter: bigint): Buffer {
  const octets = Buffer.alloc(8)
  octets.writeBigUInt64BE(counter)
  return octets
}

function descriptionOf(messageCode: number): Description {
  const description = useCaseDescriptions[messageCode]
  if (description === undefined) throw new RangeError(`no use case has the message code ${messageCode}`)
  return description
}
