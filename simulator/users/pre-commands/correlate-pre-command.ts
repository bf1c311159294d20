import type { ServiceRequest } from '../../duis/request.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { useCaseDescriptions } from '../../gbcs/use-case-descriptions.ts'
import type { ReplacedBy } from '../../vocabulary/credentials-replacement-mode.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { CorrelationFlaw } from './correlate-credentials.ts'
import { correlateCredentials } from './correlate-credentials.ts'
import { differenceOf } from './difference.ts'
import { NotAsked, type Reading } from './reading.ts'
import { readings } from './readings.ts'

/**
 * The user's own decision (Parse & Correlate): whether a Pre-Command says what the request asked for, and nothing else. Its header
 * is held against the RequestID; its content is read back as a body, by the user's own readings, and held against the body that was
 * sent. What only the DCC knows cannot be compared (docs/domain/gbcs.md#what-a-user-cannot-compare).
 *
 * @param by whether it is a load controller that asks: it may replace its own credentials
 */
export function correlatePreCommand(
  request: ServiceRequest,
  preCommand: Buffer,
  by?: ReplacedBy,
): Result<true, CorrelationFlaw> {
  if (request.body.kind === 'UpdateSecurityCredentialsKRP') return correlateCredentials(request, preCommand, by)
  const message = readMessage(preCommand)
  if (!message.ok) return differs(`it cannot be read: ${message.failure.detail}`)
  const astray = headerAgreements(request, message.value).find(([, agrees]) => !agrees)
  const why = astray === undefined ? flawOfContent(request, message.value) : `${astray[0]} is not what was asked for`
  return why === null ? succeeded(true) : differs(why)
}

const differs = (detail: string): Result<true, CorrelationFlaw> => failed({ reason: 'pre-command-differs', detail })

const headerAgreements = ({ requestIdParts }: ServiceRequest, message: GbcsMessage) =>
  [
    ['the kind of message', message.cra === 'command'],
    // The user is the first to sign, and only the DCC adds a MAC.
    ['the signature', message.signature === null && message.mac === null],
    ['the originator', message.originator === requestIdParts.originator],
    ['the recipient', message.recipient === requestIdParts.target],
    ['the originator counter', message.counter === requestIdParts.counter],
    ['the date and time of the message', message.dateTime === null],
    ['the use case', useCaseDescriptions[message.messageCode]?.isCritical === true],
    ['the supplementary information', message.supplementary.length === 0],
  ] as const

function flawOfContent({ serviceReferenceVariant, body }: ServiceRequest, message: GbcsMessage): string | null {
  if (body.kind !== 'described') return `nobody here asks for ${serviceReferenceVariant}`
  const candidates = readings.filter(
    (each) =>
      each.serviceReferenceVariant === serviceReferenceVariant && each.command.messageCode === message.messageCode,
  )
  if (candidates.length === 0) return `the use case is not one of ${serviceReferenceVariant}`
  for (const candidate of candidates) {
    const values = candidate.command.read(message.content)
    if (values.ok) return flawOfValues(candidate, values.value, body.content, message)
  }
  return `its payload cannot be read as a Command of ${serviceReferenceVariant}`
}

function flawOfValues(
  { command, read }: Reading,
  values: unknown,
  asked: unknown,
  message: GbcsMessage,
): string | null {
  try {
    const field = differenceOf(read(values as never, asked as never), asked)
    if (field !== null) return `${field === '' ? 'the body' : field} is not what was asked for`
  } catch (error) {
    if (error instanceof NotAsked) return error.message
    throw error
  }
  // A content has one form, in which it also repeats the counter.
  return command.write(values, message.counter).equals(message.content)
    ? null
    : 'the form of the payload is not what was asked for'
}
