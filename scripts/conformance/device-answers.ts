import { createCertificateReader } from '../../certs/certificate-reader.ts'
import { signDeterministically } from '../../certs/ecdsa.ts'
import { createPathValidator } from '../../certs/paths/path-validation.ts'
import { executeCommand, isKnownTo } from '../../simulator/devices/commands/execute-command.ts'
import type { Outgoing } from '../../simulator/devices/commands/execution.ts'
import { type Device, filledCells } from '../../simulator/devices/state/device.ts'
import { referenceDevice, typeOfReferenceDevice } from '../../simulator/devices/testing/reference-device.ts'
import { type DecodedContent, readContent } from '../../simulator/gbcs/contents.ts'
import { readCs02bCommand } from '../../simulator/gbcs/credentials/update-security-credentials.ts'
import { readData } from '../../simulator/gbcs/dlms/data.ts'
import { decrypted, type EncryptedPart, encryptedPartsOf } from '../../simulator/gbcs/encryption.ts'
import { readZclPayload } from '../../simulator/gbcs/gbz/zcl-frame.ts'
import type { GbcsMessage, GroupingHeader } from '../../simulator/gbcs/message.ts'
import { formatMessageCode, isDeviceToDevice, isUpdateSecurityCredentials } from '../../simulator/gbcs/message-codes.ts'
import { decode, OctetReader } from '../../simulator/gbcs/octets/octet-reader.ts'
import {
  accessControlBroker,
  referenceFiles,
  referenceMessage,
} from '../../simulator/gbcs/testing/reference-messages.ts'
import {
  type EntityIdentifier,
  entityIdentifier,
  entityIdentifierFromOctets,
} from '../../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import type { Check } from './check.ts'
import { compare, type Disagreement } from './check.ts'
import { compareStructure } from './content-structure.ts'

const files = new Set<string>()

/** The command that a response answers: the file of the same stem; undefined where none is at hand. */
function commandOf(response: string): string | undefined {
  if (files.size === 0) for (const file of referenceFiles()) files.add(file)
  const command = response.replace('_RESPONSE_', '_COMMAND_')
  return command !== response && files.has(command) ? command : undefined
}

/** When the published commands are executed: shortly after the moments that they speak of. */
const now = instant(Date.UTC(2015, 0, 1, 0, 0, 5))
/** In which situation a published command finds its device, as far as the command says. */
function situationOf(file: string, command: GbcsMessage) {
  const variant = file.includes('_TWIN_') ? ('B' as const) : ('A' as const)
  const update = isUpdateSecurityCredentials(command.messageCode) ? readCs02bCommand(command.content) : null
  if (update === null || !update.ok) return { variant }
  const { authorisingCell, certificationPath } = update.value
  const isBrokers = command.originator === entityIdentifier(accessControlBroker)
  return {
    variant,
    roleOfBroker: isBrokers ? (authorisingCell?.role ?? null) : null,
    anchors: certificationPath.flatMap((der) => {
      const read = circumstances.readCertificate(der)
      return read.ok ? [read.value] : []
    }),
  }
}

/** Whether our devices claim to execute the use case. */
function isExecuted({ originator, messageCode }: GbcsMessage): boolean {
  const type = typeOfReferenceDevice(originator)
  return type !== undefined && isKnownTo(referenceDevice(originator, type), messageCode)
}

/** An event and one of security, so that logs are not empty. */
const noted = [0x8154, 0x8f30].map((event) => ({
  kind: 'executed' as const,
  event,
  reason: 'noted',
  detail: 'An event.',
  at: instant(Date.UTC(2014, 11, 31, 12)),
}))
/** Every device that a published Command names is there; of one without a published certificate nobody asks for its key. */
function partnerCalled(device: Device, other: EntityIdentifier): Device {
  const type = typeOfReferenceDevice(other)
  return type === undefined ? device : referenceDevice(other, type)
}

const circumstances = {
  now,
  readCertificate: createCertificateReader(),
  validatePath: createPathValidator(),
  sign: signDeterministically,
  hubTime: async () => now,
  partner: async (device: Device, other: EntityIdentifier) => partnerCalled(device, other),
  joinFailure: async () => null,
  log: async () => noted,
}

/** What a published device answers, by our own devices: the header, its protection, and the structure of the content. */
export const deviceAnswers: Check = {
  name: 'answers of our devices',
  concerns: ({ entry, message }) =>
    entry.cra === 'Response' &&
    commandOf(entry.file) !== undefined &&
    typeOfReferenceDevice(message.originator) !== undefined,
  missing({ message }) {
    if (isDeviceToDevice(message.messageCode)) return 'nobody but the two devices has a key'
    return isExecuted(message) ? null : `our devices do not execute ${formatMessageCode(message.messageCode)}`
  },
  async disagreements({ entry, message }) {
    const type = typeOfReferenceDevice(message.originator)
    const file = commandOf(entry.file)
    if (type === undefined || file === undefined) return []
    const command = referenceMessage(file)
    const device = referenceDevice(command.recipient, type, situationOf(file, command))
    const executed = await executeCommand(device, command.octets, circumstances)
    if (!executed.ok) return compare('execution', 'executed', `${executed.failure.reason}: ${executed.failure.detail}`)
    const { outgoing } = executed.value
    if (outgoing === null) return compare('answer', 'there', null)
    return [...compareHeaders(message, outgoing), ...compareContents(device, message, outgoing)]
  },
}

function compareHeaders(published: GbcsMessage, { header, protection }: Outgoing): Disagreement[] {
  const { counter, originator, recipient, messageCode, supplementary, dateTime } = published
  return [
    ...compare('counter', String(counter), String(header.counter)),
    ...compare('originator', originator, header.originator),
    ...compare('recipient', recipient, header.recipient),
    ...compare('messageCode', messageCode, header.messageCode),
    ...compare('supplementary', supplementary.toString('hex'), header.supplementary.toString('hex')),
    ...compare('dateTime', dateTime === null ? 'none' : 'there', header.dateTime === null ? 'none' : 'there'),
    ...compare(
      'protection',
      published.signature === null ? 'mac' : 'signature',
      protection === 'signature' ? protection : 'mac',
    ),
  ]
}

function compareContents(device: Device, published: GbcsMessage, { header, content }: Outgoing): Disagreement[] {
  const theirs = readContent(published, published.content)
  const ours = readContent(header, content)
  if (!theirs.ok || theirs.value === null) return compare('content', 'readable', 'not described')
  if (!ours.ok || ours.value === null)
    return compare('content', 'readable', ours.ok ? 'not described' : ours.failure.detail)
  return [
    ...compareStructure(theirs.value.value, ours.value.value),
    ...compareOpened(openedIn(device, published, theirs.value), openedIn(device, header, ours.value)),
  ]
}

/** What is encrypted in an answer, opened with the key of whom it is for. */
function openedIn(device: Device, header: GroupingHeader, content: DecodedContent): unknown[] {
  return encryptedPartsOf(header, content).map((part) => {
    const reader = filledCells(device).find(
      ({ cell, certificate }) => cell.keyUsage === 'keyAgreement' && certificate.entityIdentifier === entityOf(part),
    )
    const plaintext = reader === undefined ? null : decrypted(part, [device.secretWith(reader.certificate)])
    return plaintext === null ? null : structureOf(part, plaintext)
  })
}

const entityOf = ({ recipient }: EncryptedPart) => entityIdentifierFromOctets(recipient)

function structureOf({ component }: EncryptedPart, plaintext: Buffer): unknown {
  const read = decode(new OctetReader(plaintext), 'what is encrypted', (reader) =>
    component === null
      ? readData(reader, { name: 'value' })
      : readZclPayload(reader, component.clusterId, component.header),
  )
  return read.ok ? read.value : read.failure.detail
}

/** As many as both have: how many entries a log has is no matter of structure. */
const compareOpened = (published: readonly unknown[], found: readonly unknown[]): Disagreement[] =>
  found.flatMap((value, index) =>
    published[index] === undefined ? [] : compareStructure(published[index], value, `encrypted part ${index + 1}`),
  )
