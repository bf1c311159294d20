import type { RequestBody } from '../duis/request.ts'
import { elementOfBody } from '../duis/request.ts'
import { type GroupingHeader, writeUnsigned } from '../gbcs/message.ts'
import { formatMessageCode, nameOfMessageCode } from '../gbcs/message-codes.ts'
import { useCaseDescriptions } from '../gbcs/use-case-descriptions.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { withArticle } from '../vocabulary/article.ts'
import { credentialsReplacementModes } from '../vocabulary/credentials-replacement-mode.ts'
import { type EntityIdentifier, octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { serviceRequests } from '../vocabulary/service-reference.ts'
import type { TransformFacts } from './facts.ts'
import type { Originator, Way } from './row.ts'
import { transformRows } from './rows.ts'

/** The Command that a request becomes, before its signature and its MAC. */
export interface TransformedCommand {
  readonly messageCode: number
  readonly originator: EntityIdentifier
  /** Who signs it; nobody where a MAC is all that protects it. */
  readonly signedBy: Originator | 'nobody'
  /** Of the message; null where the originator draws its own. */
  readonly counter: bigint | null
  /** Grouping Header and content, and nothing after them: what a Pre-Command is. */
  unsigned(counter: bigint): Buffer
}

/** Why a request becomes no Command. */
export interface NoCommand {
  readonly reason: 'no-use-case' | 'not-for-this-device' | 'not-for-this-body' | 'no-key-of-user'
  readonly detail: string
}

/** The DSP's transform: from a request to the message for the device (docs/decisions/0029-one-row-for-a-transform.md). */
export function transform(facts: TransformFacts): Result<TransformedCommand, NoCommand> {
  const { serviceReferenceVariant: variant, body, device } = facts
  const row = transformRows.get(variant)
  if (row === undefined || row.element !== elementOfBody(body))
    return no('no-use-case', `${variant} with ${elementOfBody(body)} becomes no Command`)
  const ways = row.ways.filter((way) => way.devices.includes(device.type) && way.suits(facts))
  if (ways.length === 0) return no('not-for-this-device', `${variant} has no use case for this ${device.type}`)
  for (const way of ways) {
    const content = (way as Way<unknown>).content(contentOfBody(body), facts)
    if (content === null) continue
    if (isLockedFrom(way, facts)) return no('no-key-of-user', whyLocked(way, facts))
    return succeeded(commandOf(way, content, facts))
  }
  return no('not-for-this-body', `no use case of ${variant} for ${withArticle(device.type)} says what this body does`)
}

const no = (reason: NoCommand['reason'], detail: string) => failed<NoCommand>({ reason, detail })

/** Whether the device would answer what it cannot encrypt: it neither holds a certificate of the user nor is given one. */
const isLockedFrom = ({ by, command }: Way<never>, { user, body }: TransformFacts): boolean =>
  by === 'user' && command.isAnswerEncrypted && !user.isKnown && certificateIn(body) === undefined

const whyLocked = ({ command }: Way<never>, { user, device }: TransformFacts): string =>
  `${nameOfMessageCode(command.messageCode) ?? formatMessageCode(command.messageCode)} is answered encrypted, and ` +
  `${withArticle(device.type)} holds no certificate of ${user.identifier}, nor does the request bring one`

const contentOfBody = (body: RequestBody): unknown => (body.kind === 'described' ? body.content : body)

function commandOf(way: Way<never>, content: (counter: bigint) => Buffer, facts: TransformFacts): TransformedCommand {
  const { user, device } = facts
  const { messageCode } = way.command
  const sender = senderOf(way, facts.serviceReferenceVariant, user.isKnown && !user.isAskedFor)
  const originator = parties[sender] ?? user.identifier
  const header: Omit<GroupingHeader, 'counter'> = {
    cra: 'command',
    originator,
    recipient: device.identifier,
    dateTime: null,
    messageCode,
    supplementary: sender !== way.by ? supplementaryOf(way, facts) : Buffer.alloc(0),
  }
  return {
    messageCode,
    originator,
    signedBy: isSigned(messageCode) ? sender : 'nobody',
    counter: sender === 'user' ? user.counter : null,
    unsigned: (counter) => writeUnsigned({ ...header, counter }, content(counter)),
  }
}

const parties: Readonly<Record<Originator, EntityIdentifier | undefined>> = {
  user: undefined,
  'access-control-broker': dccParties.accessControlBroker.entityIdentifier,
  'change-of-supplier-party': dccParties.transitionalCoS.entityIdentifier,
}

/**
 * Who originates a Command. A user's own where the user is to sign it, or where the device knows the user and nobody is; else the
 * Access Control Broker's, for the user (docs/domain/gbcs.md#which-form-a-message-has).
 *
 * @param isKnown whether the device holds certificates of the user
 */
export function senderOf({ by, command }: Way<never>, serviceReferenceVariant: string, isKnown: boolean): Originator {
  if (by !== 'user') return by
  if (serviceRequests[serviceReferenceVariant]?.critical === true) return 'user'
  return isKnown && !isCritical(command.messageCode) ? 'user' : 'access-control-broker'
}

const isCritical = (messageCode: number): boolean => useCaseDescriptions[messageCode]?.isCritical ?? false

/** Nothing that replaces the Access Control Broker's own key is signed: its key agreement authorises (CS02b, mode 4). */
export const isSigned = (messageCode: number): boolean =>
  isCritical(messageCode) && messageCode !== credentialsReplacementModes.accessControlBrokerByACB.messageCode

/** Of a Command for a user whom the device does not know: who it is, its counter, and its certificate where the answer needs it. */
function supplementaryOf({ command }: Way<never>, { user, body }: TransformFacts): Buffer {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(user.counter)
  const needsCertificate = command.isAnswerEncrypted && !(user.isAskedFor && user.isKnown)
  return Buffer.concat([
    octetsOfEntityIdentifier(user.identifier),
    counter,
    (needsCertificate ? certificateIn(body) : undefined) ?? Buffer.alloc(0),
  ])
}

/** The key agreement certificate that a request brings for its answer to be encrypted. */
const certificateIn = (body: RequestBody): Buffer | undefined =>
  body.kind === 'described'
    ? (body.content as { kaPublicSecurityCredentials?: Buffer }).kaPublicSecurityCredentials
    : undefined
