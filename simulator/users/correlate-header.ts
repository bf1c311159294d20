import type { ServiceRequest } from '../duis/request.ts'
import { type GbcsMessage, readMessage } from '../gbcs/message.ts'
import { useCaseDescriptions } from '../gbcs/use-case-descriptions.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { CorrelationFlaw } from './correlate-pre-command.ts'

/**
 * Whether a Pre-Command is one that the user may sign for a request of any variant: to the device, under the counter and in the
 * name that the request has, of a critical use case. What its content says is not held against the body here.
 */
export function correlateHeader(request: ServiceRequest, preCommand: Buffer): Result<true, CorrelationFlaw> {
  const message = readMessage(preCommand)
  if (!message.ok) return differs(`it cannot be read: ${message.failure.detail}`)
  const astray = agreements(request, message.value).find(([, agrees]) => !agrees)
  return astray === undefined ? succeeded(true) : differs(`${astray[0]} is not what was asked for`)
}

const agreements = ({ requestIdParts }: ServiceRequest, message: GbcsMessage) =>
  [
    ['the kind of message', message.cra === 'command'],
    // The user is the first to sign, and only the DCC adds a MAC.
    ['the signature', message.signature === null && message.mac === null],
    ['the originator', message.originator === requestIdParts.originator],
    ['the recipient', message.recipient === requestIdParts.target],
    ['the originator counter', message.counter === requestIdParts.counter],
    ['the use case', useCaseDescriptions[message.messageCode]?.isCritical === true],
    ['the supplementary information', message.supplementary.length === 0],
  ] as const

const differs = (detail: string): Result<true, CorrelationFlaw> => failed({ reason: 'pre-command-differs', detail })
