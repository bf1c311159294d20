import { nameOfMessageCode } from '../../../simulator/gbcs/message-codes.ts'
import { useCaseDescriptions } from '../../../simulator/gbcs/use-case-descriptions.ts'
import { useCases } from '../../../simulator/gbcs/use-cases.ts'
import { credentialsReplacementModes } from '../../../simulator/vocabulary/credentials-replacement-mode.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

/** CS02b has a message code for each mode, apart from the other use cases; those of CS02g stand in both lists. */
const messageCodes = [
  ...new Set([
    ...Object.keys(useCases).map(Number),
    ...Object.keys(useCaseDescriptions).map(Number),
    ...Object.values(credentialsReplacementModes).map(({ messageCode }) => messageCode),
  ]),
].sort((one, other) => one - other)

function row(messageCode: number): string[] {
  const described = useCaseDescriptions[messageCode]
  return [
    `0x${messageCode.toString(16).toUpperCase().padStart(4, '0')}`,
    escaped(nameOfMessageCode(messageCode) ?? ''),
    described?.devices.join(', ') ?? '',
    described?.notations.join(', ') ?? '',
    described === undefined ? '' : described.isCritical ? 'signature' : 'MAC',
    described?.kinds.join(', ') ?? '',
  ]
}

export const useCasesPage = referencePage(
  'use-cases',
  'GBCS use cases',
  'The message codes that `inspect` knows by name. A message of any code, listed or not, is taken apart at frame level (header, parties, ' +
    'counters, MAC, signature); where a payload is named here, it is too.',
  () =>
    table(
      ['message code', 'use case', 'devices', 'notation', 'protected by', 'read and written in full'],
      messageCodes.map(row),
    ),
)
