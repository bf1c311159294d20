import { nameOfMessageCode } from '../../../simulator/gbcs/message-codes.ts'
import { useCaseDescriptions } from '../../../simulator/gbcs/use-case-descriptions.ts'
import { useCases } from '../../../simulator/gbcs/use-cases.ts'
import type { Originator } from '../../../simulator/transform/row.ts'
import { transformRows } from '../../../simulator/transform/rows.ts'
import { isSigned, senderOf } from '../../../simulator/transform/transform.ts'
import { credentialsReplacementModes } from '../../../simulator/vocabulary/credentials-replacement-mode.ts'
import { serviceRequests } from '../../../simulator/vocabulary/service-reference.ts'
import { readFeatures } from '../../gherkin/dry-run.ts'
import { type Scenario, scenariosIn } from '../../gherkin/scenarios.ts'
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

const asked = [...transformRows.values()].flatMap(({ serviceReferenceVariant, ways }) =>
  ways.map((way) => ({ serviceReferenceVariant, way })),
)

const senders: Readonly<Record<Originator, string>> = {
  user: 'the user',
  'access-control-broker': 'the Access Control Broker',
  'change-of-supplier-party': 'the change of supplier party',
}

/** Who sends a Command of a use case: whoever may ask for it, where the device knows them and where not. */
const sendersOf = (ways: typeof asked): readonly string[] => [
  ...new Set(
    ways.flatMap(({ serviceReferenceVariant, way }) => {
      const of = (isKnown: boolean) => senders[senderOf(way, serviceReferenceVariant, isKnown)]
      const isForAnybody = way.by === 'user' && of(true) === of(false)
      return of(true) === of(false)
        ? [isForAnybody ? of(true) : `${of(true)} itself`]
        : [of(true), `${of(false)} for others`]
    }),
  ),
]

const unique = (texts: readonly string[]): string => [...new Set(texts)].join(', ')

/** Why no scenario plays a use case; empty where nothing keeps one from being written. */
function whyNotPlayed(ways: typeof asked): string {
  const isSuperseded = ways.every(({ serviceReferenceVariant, way }) => {
    const all = transformRows.get(serviceReferenceVariant)?.ways ?? []
    return all
      .slice(0, all.indexOf(way))
      .some(({ devices, sinceVersion }) => sinceVersion > 0 && devices.some((device) => way.devices.includes(device)))
  })
  if (isSuperseded) return 'none: for devices of an earlier version of GBCS than those of a simulated home'
  const isTheDccs = ways.every(
    ({ serviceReferenceVariant }) => serviceRequests[serviceReferenceVariant]?.eligibleRoles.length === 0,
  )
  return isTheDccs ? 'none: no user may ask for it' : ''
}

/** Whether a Service Request goes to devices of a type alone: then nothing has to say to which. */
const isFor = (variant: string, device: string): boolean =>
  (transformRows.get(variant)?.ways ?? []).every(({ devices }) => devices.every((each) => each === device))

/** Whether steps send a Service Request to a device of a type: its tag says so, or a step names it. */
const sendsOne = ({ tags, played }: Scenario, variant: string, device: string): boolean =>
  (tags.includes(`@${device.toLowerCase()}`) || isFor(variant, device)) &&
  !played.every(({ steps }) => steps.some((text) => /is refused|does not reach/.test(text))) &&
  (tags.includes(`@srv-${variant}`) ||
    played.some(({ steps }) => steps.some((text) => text.split(/[ ,]/).includes(variant))))

/** As it is played where a step holds that a device has answered as the use case has it; undefined where none does. */
const answers = ({ played }: Scenario, useCase: string): Scenario['played'][number] | undefined =>
  played.find(({ steps }) =>
    steps.some((text) => /^the device (?:answers|has carried out) /.test(text) && text.split(' ').includes(useCase)),
  )

/**
 * The scenario that plays a use case: one in which a device answers as it has it; where there is none, one that sends its
 * Service Request to a device that it is for, and is not refused. How many more there are.
 */
function playedBy(scenarios: readonly Scenario[], useCase: string, ways: typeof asked): string {
  const proved = scenarios.filter((scenario) => answers(scenario, useCase) !== undefined)
  const why = whyNotPlayed(ways)
  if (proved.length === 0 && why !== '') return why
  const found =
    proved.length > 0
      ? proved
      : scenarios.filter((scenario) =>
          ways.some(({ serviceReferenceVariant, way }) =>
            way.devices.some((device) => sendsOne(scenario, serviceReferenceVariant, device)),
          ),
        )
  const [chosen] = found
  if (chosen === undefined) return ''
  const more = found.length === 1 ? '' : ` and ${found.length - 1} more`
  const { name } = answers(chosen, useCase) ?? chosen
  return `[${escaped(name)}](../../${chosen.file})${more}`
}

function commandRow(messageCode: number, scenarios: readonly Scenario[]): string[] | null {
  const ways = asked.filter(({ way }) => way.command.messageCode === messageCode)
  const [first] = ways
  if (first === undefined) return null
  const definitions = ways.map(({ serviceReferenceVariant }) => serviceRequests[serviceReferenceVariant])
  const useCase = (nameOfMessageCode(messageCode) ?? '').split(' ')[0] ?? ''
  return [
    escaped(useCase),
    unique(ways.map(({ serviceReferenceVariant }) => serviceReferenceVariant)),
    unique(definitions.flatMap((definition) => definition?.eligibleRoles ?? [])),
    unique(ways.flatMap(({ way }) => way.devices)),
    sendersOf(ways).join(', or '),
    isSigned(messageCode) ? 'signature and MAC' : 'MAC',
    escaped(first.way.command.fields.join('; ')),
    playedBy(scenarios, useCase, ways),
  ]
}

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
  async () => {
    const scenarios = scenariosIn(await readFeatures()).filter(({ tags }) => !tags.includes('@at-the-port'))
    return [
      table(
        ['message code', 'use case', 'devices', 'notation', 'protected by', 'read and written in full'],
        messageCodes.map(row),
      ),
      '## Commands that Service Requests become',
      'Which Service Request becomes which, who may ask, for which devices, who sends it to them, what it sets, reads or does, and a scenario that plays it.',
      table(
        ['use case', 'SRV', 'roles', 'devices', 'sent by', 'under', 'fields', 'played by'],
        messageCodes.flatMap((messageCode) => {
          const found = commandRow(messageCode, scenarios)
          return found === null ? [] : [found]
        }),
      ),
    ].join('\n\n')
  },
)
