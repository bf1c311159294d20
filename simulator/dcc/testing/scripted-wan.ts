import { readCertificate } from '../../../certs/certificate.ts'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { alertCodes } from '../../gbcs/alert-codes.ts'
import {
  type CellHolder,
  type Cs02bCommand,
  type Cs02bOutcome,
  readCs02bCommand,
  replacementStatus,
  writeCs02bAlert,
  writeCs02bResponse,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type GbcsMessage, readMessage, writeUnsigned } from '../../gbcs/message.ts'
import { futureDatedUpdateSecurityCredentialsAlert } from '../../gbcs/message-codes.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { PrivateKey } from '../../vocabulary/ports/signing.ts'
import type { CarriedFor, UplinkReceiver, Wan } from '../../vocabulary/ports/wan.ts'
import { smki } from './site.ts'

/**
 * What a device does when it is called: answers as a good one would, keeps silent, or cannot be reached. `elsewhere`: another process
 * has the frame, and says later whether it was received.
 * It judges nothing: what a real device makes of a Command is the devices' own to prove.
 */
type Behaviour = 'answers' | 'silent' | 'unreachable' | 'elsewhere'

/** A WAN with one scripted device behind every link, and a record of what was carried. */
export interface ScriptedWan extends Wan {
  behaviour: Behaviour
  /** Status that the devices report for each replaced cell. */
  status: number
  readonly carried: {
    readonly device: EntityIdentifier
    readonly frame: Buffer
    readonly carriedFor: CarriedFor | undefined
  }[]
  /** Says of each frame that is elsewhere, the oldest first, whether it was received. */
  readonly handed: ((isReceived: boolean) => void)[]
  /** Devices whose Commands were to be given back. */
  readonly recalled: EntityIdentifier[]
  /** How often a device was called, reached or not. */
  calls: number
  /** Hands a frame to the DCC as if the device had sent it. */
  sendUp(device: EntityIdentifier, frame: Uint8Array): Promise<void>
}

export function createScriptedWan(): ScriptedWan {
  let receiver: UplinkReceiver = async () => {}
  const wan: ScriptedWan = {
    behaviour: 'answers',
    status: replacementStatus.success,
    carried: [],
    handed: [],
    recalled: [],
    calls: 0,
    onUplink(taker) {
      receiver = taker
    },
    async carryDown(device, frame, carriedFor) {
      wan.calls += 1
      if (wan.behaviour === 'unreachable') return 'unreachable'
      wan.carried.push({ device, frame: Buffer.from(frame), carriedFor })
      if (wan.behaviour === 'elsewhere')
        return { isReceived: new Promise<boolean>((settle) => wan.handed.push(settle)) }
      if (wan.behaviour === 'answers') await receiver(device, await answerTo(frame, { status: wan.status }))
      return 'delivered'
    },
    recall: (device) => void wan.recalled.push(device),
    sendUp: (device, frame) => receiver(device, frame),
  }
  return wan
}

export interface AnswerDetails {
  readonly status?: number
  readonly counter?: bigint
  readonly originator?: EntityIdentifier
  readonly recipient?: EntityIdentifier
  readonly signer?: PrivateKey
}

const acb: CellHolder = {
  entityIdentifier: dccParties.accessControlBroker.entityIdentifier,
  subjectKeyIdentifier: Buffer.alloc(8, 0xac),
}

/** The Response of a device to a CS02b Command, right but for what is named. */
export function answerTo(frame: Uint8Array, details: AnswerDetails = {}): Promise<Buffer> {
  const command = messageOf(frame)
  const update = updateIn(command)
  const header = {
    cra: 'response',
    counter: details.counter ?? command.counter,
    originator: details.originator ?? command.recipient,
    recipient: details.recipient ?? command.originator,
    dateTime: writeDlmsDateTime(instant(Date.UTC(2026, 10, 22, 9))),
    messageCode: command.messageCode,
    supplementary: Buffer.alloc(0),
  } as const
  const isKept = update.executionDateTime !== null
  const content = writeCs02bResponse({ outcome: isKept ? null : outcomeOf(update, details.status) })
  return signedByDevice(command.recipient, writeUnsigned(header, content), details.signer)
}

/** The alert that tells what became of a future-dated Command, right but for what is named. */
export function alertAfter(frame: Uint8Array, details: AnswerDetails & { alertCode?: number } = {}): Promise<Buffer> {
  const command = messageOf(frame)
  const update = updateIn(command)
  const header = {
    cra: 'alert',
    counter: details.counter ?? 1n,
    originator: details.originator ?? command.recipient,
    recipient: details.recipient ?? command.originator,
    dateTime: null,
    messageCode: futureDatedUpdateSecurityCredentialsAlert,
    supplementary: Buffer.alloc(0),
  } as const
  const content = writeCs02bAlert({
    alertCode: details.alertCode ?? alertCodes.futureDatedCommandActioned,
    executionDateTime: update.executionDateTime ?? '20260101000000Z',
    outcome: outcomeOf(update, details.status),
  })
  return signedByDevice(command.recipient, writeUnsigned(header, content), details.signer)
}

const outcomeOf = (
  { authorisingCounter, mode, replacements }: Cs02bCommand,
  status: number = replacementStatus.success,
): Cs02bOutcome => ({
  authorisingCounter,
  mode,
  floors: [],
  replacements: replacements.map(({ der, target }) => ({
    cell: target,
    status,
    existing: acb,
    replacing: status === replacementStatus.success ? holderIn(der) : acb,
  })),
})

function signedByDevice(device: EntityIdentifier, unsigned: Buffer, signer?: PrivateKey): Promise<Buffer> {
  const { privateKey } = smki.deviceCredentials(device).digitalSignature
  return signMessage(unsigned, signer ?? privateKey, signRandomised)
}

export function updateIn({ content }: GbcsMessage): Cs02bCommand {
  const reading = readCs02bCommand(content)
  if (!reading.ok) throw new Error(reading.failure.detail)
  return reading.value
}

export function messageOf(frame: Uint8Array): GbcsMessage {
  const reading = readMessage(frame)
  if (!reading.ok) throw new Error(reading.failure.detail)
  return reading.value
}

function holderIn(der: Buffer): CellHolder {
  const reading = readCertificate(der)
  if (!reading.ok) throw new Error(reading.failure.detail)
  const { entityIdentifier, subjectKeyIdentifier } = reading.value
  return {
    entityIdentifier: entityIdentifier ?? acb.entityIdentifier,
    subjectKeyIdentifier: subjectKeyIdentifier ?? Buffer.alloc(8),
  }
}
