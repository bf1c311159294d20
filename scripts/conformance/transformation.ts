import type { CertificateDer } from '../../certs/certificate.ts'
import { gcs59 } from '../../simulator/gbcs/asn1/commands.ts'
import { readContent } from '../../simulator/gbcs/contents.ts'
import { ccs03 } from '../../simulator/gbcs/dlms/commands/hub.ts'
import { ecs50 } from '../../simulator/gbcs/dlms/commands/meter-settings.ts'
import { gcs36 } from '../../simulator/gbcs/gbz/commands/settings.ts'
import { macOf } from '../../simulator/gbcs/key-agreement.ts'
import { type GbcsMessage, readMessage, withMac, withoutSignature } from '../../simulator/gbcs/message.ts'
import { agreedSecret } from '../../simulator/gbcs/testing/reference-messages.ts'
import { dccParties } from '../../simulator/market/dcc-parties.ts'
import type { DeviceFacts, DeviceLogBackup, OtherDevice, TransformFacts } from '../../simulator/transform/facts.ts'
import { type TransformedCommand, transform } from '../../simulator/transform/transform.ts'
import type { DeviceType } from '../../simulator/vocabulary/device-type.ts'
import { type EntityIdentifier, entityIdentifierFromOctets } from '../../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import type { UserRole } from '../../simulator/vocabulary/user-role.ts'
import { compare, type Disagreement } from './check.ts'
import type { Template } from './templates.ts'

/** What came of the transform of a template with a published message. */
export interface Transformation {
  readonly name: string
  /** A sentence where the simulator makes no Command of such a request yet. */
  readonly missing: string | null
  readonly disagreements: readonly Disagreement[]
}

/** When the published messages were made, by what they are called after. */
const published = instant(Date.UTC(2015, 0, 1))

/** The devices of the published messages, by the last digit of their identifiers. */
const types: Readonly<Record<string, DeviceType>> = {
  '0': 'ESME',
  '1': 'GSME',
  '2': 'CHF',
  '3': 'GPF',
  '4': 'PPMID',
  '5': 'HCALCS',
  '6': 'ESME',
}

const roles: Readonly<Record<string, UserRole>> = {
  '90-B3-D5-1F-30-01-00-00': 'IS',
  '90-B3-D5-1F-30-02-00-00': 'ED',
  '90-B3-D5-1F-30-03-00-00': 'IS',
  '90-B3-D5-1F-30-01-00-08': 'LC',
}

/** What no template says of its message: which meter it is for, which version of GBCS, and whether the DSP asks by a schedule. */
interface Unsaid extends Pick<DeviceFacts, 'meter' | 'gbcsVersion'> {
  readonly isAskedFor: boolean
}

/** Any that it could be. */
const everyUnsaid: readonly Unsaid[] = [false, true].flatMap((isAskedFor) =>
  (['single', 'twin', 'polyphase'] as const).flatMap((meter) =>
    [4, 3, 2, 1].map((gbcsVersion) => ({ meter, gbcsVersion, isAskedFor })),
  ),
)

/** Compares what we make of a template with what the DCC's DSP made of it. Null where no message of it is at hand. */
export function transformationOf(template: Template): Transformation | null {
  const message = template.command ?? messageOf(template.preCommand)
  if (message === null) return null
  let first: Transformation | null = null
  for (const unsaid of everyUnsaid) {
    const found = attempt(template, message, unsaid)
    if (found.missing === null && found.disagreements.length === 0) return found
    first ??= found
  }
  return first
}

const messageOf = (octets: Buffer | null): GbcsMessage | null => {
  const read = octets === null ? null : readMessage(octets)
  return read?.ok === true ? read.value : null
}

function attempt(
  { name, request, preCommand, command }: Template,
  message: GbcsMessage,
  { isAskedFor, ...device }: Unsaid,
): Transformation {
  const { originator, target, counter } = request.requestIdParts
  const asked: TransformFacts = {
    serviceReferenceVariant: request.serviceReferenceVariant,
    body: request.body,
    user: {
      ...userOf(originator, counter, message),
      isKnown: isAskedFor || (message.originator === originator && message.supplementary.length === 0),
      isAskedFor,
    },
    device: { identifier: target, type: types[target.slice(-1)] ?? 'ESME', ...device },
    now: published,
    otherDevice: otherDeviceOf(message),
    deviceLog: deviceLogOf(message),
    customerIdentificationNumber: numberOf(message),
  }
  const made = transform(asked)
  if (!made.ok) return { name, missing: made.failure.detail, disagreements: [] }
  const found = made.value
  const octets = found.unsigned(found.counter ?? message.counter)
  return {
    name,
    missing: null,
    disagreements: [
      ...(preCommand === null ? [] : compareOctets('Pre-Command', preCommand, octets)),
      ...(command === null ? [] : compareWithCommand(found, command, octets)),
    ],
  }
}

function compareWithCommand(found: TransformedCommand, command: GbcsMessage, octets: Buffer): Disagreement[] {
  if ((found.signedBy === 'nobody') !== (command.signature === null))
    return compare('signed', command.signature === null ? 'by nobody' : 'by somebody', `by ${found.signedBy}`)
  // A signature of ECDSA is another each time, and so is the MAC over it.
  if (command.signature !== null)
    return compareOctets('Command up to its signature', Buffer.concat([Buffer.of(0xdf), command.signedOctets]), octets)
  const grouping = withoutSignature(octets)
  const header = { cra: 'command' as const, originator: command.originator, recipient: command.recipient }
  const secret = agreedSecret({
    ...header,
    file: '',
    cra: 'Command',
    counter: '',
    messageCode: '0',
    originator: plain(command.originator),
    recipient: plain(command.recipient),
    mac: null,
    signature: null,
  })
  return compareOctets('Command', command.octets, withMac(grouping, macOf(secret, command, grouping)))
}

const plain = (identifier: EntityIdentifier): string => identifier.replaceAll('-', '').toLowerCase()

/** Some templates name the DCC itself where the message is for a user. */
function userOf(originator: EntityIdentifier, counter: bigint, { supplementary }: GbcsMessage) {
  const isDcc = originator === dccParties.accessControlBroker.entityIdentifier
  const identifier =
    isDcc && supplementary.length >= 16 ? entityIdentifierFromOctets(supplementary.subarray(0, 8)) : originator
  return { identifier, counter, role: roles[identifier] ?? 'OU' }
}

/** What a template does not say of the device that is to join. */
function otherDeviceOf(message: GbcsMessage): OtherDevice | null {
  const read = readContent(message, message.content)
  const value = read.ok ? (read.value?.value as Record<string, unknown> | null | undefined) : undefined
  if (typeof value !== 'object' || value === null || !('otherDeviceType' in value)) return null
  const type = joined[value.otherDeviceType as number]
  return type === undefined
    ? null
    : { type, keyAgreementCertificate: value.otherDeviceCertificate as CertificateDer | null }
}

const joined: Readonly<Record<number, DeviceType>> = {
  0: 'GSME',
  1: 'ESME',
  2: 'CHF',
  3: 'GPF',
  4: 'HCALCS',
  5: 'PPMID',
  6: 'IHD',
}

/** Nor of what a hub or a GPF had in its log. */
function deviceLogOf(message: GbcsMessage): DeviceLogBackup | null {
  const hub = ccs03.read(message.content)
  if (hub.ok) {
    const { extendedPanId, devices } = hub.value.backup
    return {
      kind: 'hub',
      extendedPanId,
      devices: devices.map(({ entityIdentifier, hashedLinkKey }) => ({
        identifier: entityIdentifierFromOctets(entityIdentifier),
        hashedLinkKey,
      })),
    }
  }
  const gpf = message.messageCode === gcs59.messageCode ? gcs59.read(message.content) : null
  if (gpf?.ok !== true) return null
  const devices = gpf.value.deviceLogEntries.map(({ deviceID, deviceType }) => ({ identifier: deviceID, deviceType }))
  return { kind: 'gpf', devices }
}

/** Nor of the number that the DCC made up. */
function numberOf(message: GbcsMessage): string | null {
  const [electricity, gas] = [ecs50.read(message.content), gcs36.read(message.content)]
  if (electricity.ok) return electricity.value.number
  return gas.ok ? (gas.value.number.customerIdNumber?.toString('latin1') ?? null) : null
}

const compareOctets = (field: string, one: Buffer, other: Buffer): Disagreement[] =>
  compare(field, one.toString('hex').toUpperCase(), other.toString('hex').toUpperCase())
