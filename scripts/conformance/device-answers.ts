import { createCertificateReader } from '../../certs/certificate-reader.ts'
import { createPathValidator } from '../../certs/paths/path-validation.ts'
import { executeCommand } from '../../simulator/devices/commands/execute-command.ts'
import type { Outgoing } from '../../simulator/devices/commands/execution.ts'
import { referenceDevice, typeOfReferenceDevice } from '../../simulator/devices/testing/reference-device.ts'
import { readContent } from '../../simulator/gbcs/contents.ts'
import type { GbcsMessage } from '../../simulator/gbcs/message.ts'
import { isUpdateSecurityCredentials } from '../../simulator/gbcs/message-codes.ts'
import { referenceFiles, referenceMessage } from '../../simulator/gbcs/testing/reference-messages.ts'
import { useCaseDescriptions } from '../../simulator/gbcs/use-case-descriptions.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import type { Check } from './check.ts'
import { compareStructure } from './content-structure.ts'
import { compare, type Disagreement } from './disagreement.ts'

const files = new Set<string>()

/** The command that a response answers: the file of the same stem; undefined where none is at hand. */
function commandOf(response: string): string | undefined {
  if (files.size === 0) for (const file of referenceFiles()) files.add(file)
  const command = response.replace('_RESPONSE_', '_COMMAND_')
  return command !== response && files.has(command) ? command : undefined
}

/** When the published commands are executed: shortly after the moments that they speak of. */
const now = instant(Date.UTC(2015, 0, 1, 0, 0, 5))
const circumstances = {
  now,
  readCertificate: createCertificateReader(),
  validatePath: createPathValidator(),
  hubTime: async () => now,
  log: async () => [],
}

/** What a published device answers, by our own devices: the header, its protection, and the structure of the content. */
export const deviceAnswers: Check = {
  name: 'answers of our devices',
  concerns: ({ entry, message }) =>
    entry.cra === 'Response' &&
    commandOf(entry.file) !== undefined &&
    typeOfReferenceDevice(message.originator) !== undefined &&
    // What our devices do with these is judged where they are held by keys of our own.
    !isUpdateSecurityCredentials(message.messageCode),
  async disagreements({ entry, message }) {
    const type = typeOfReferenceDevice(message.originator)
    const file = commandOf(entry.file)
    if (type === undefined || file === undefined) return []
    const command = referenceMessage(file)
    const device = referenceDevice(command.recipient, type, file.includes('_TWIN_') ? 'B' : 'A')
    const executed = await executeCommand(device, command.octets, circumstances)
    if (!executed.ok) return compare('execution', 'executed', `${executed.failure.reason}: ${executed.failure.detail}`)
    const { outgoing } = executed.value
    return [...compareHeaders(message, outgoing), ...compareContents(command, message, outgoing)]
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

function compareContents(command: GbcsMessage, published: GbcsMessage, { header, content }: Outgoing): Disagreement[] {
  const theirs = readContent(published, published.content)
  const ours = readContent(header, content)
  if (!theirs.ok || theirs.value === null) return compare('content', 'readable', 'not described')
  if (!ours.ok || ours.value === null)
    return compare('content', 'readable', ours.ok ? 'not described' : ours.failure.detail)
  if (useCaseDescriptions[command.messageCode] === undefined) return compare('use case', 'described', 'not described')
  return compareStructure(theirs.value.value, ours.value.value)
}
