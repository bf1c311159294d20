import type { AdmissionStep } from '../../../simulator/dcc/admission/step.ts'
import { accessControlAndValidation, authentication } from '../../../simulator/dcc/admission/steps.ts'
import { rulesOf } from '../../../simulator/dcc/service-requests/registry.ts'
import type { ServiceRequestRules } from '../../../simulator/dcc/service-requests/service-request-rules.ts'
import { carriesSignedPreCommand } from '../../../simulator/vocabulary/command-variant.ts'
import { responseCodes } from '../../../simulator/vocabulary/response-code.ts'
import { serviceRequests } from '../../../simulator/vocabulary/service-reference.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

/** Where the meaning of a code is from (docs/domain/codes.md#response-codes); what is not here is a guess. */
const sources: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['I0', 'I99', 'E1', 'E2', 'E3', 'E4', 'E5', 'E11', 'E12', 'E13', 'E17', 'E19', 'E20', 'E21'].map((code) => [
      code,
      'GUIDE, S',
    ]),
  ),
  E30: 'GUIDE, L',
  E120201: 'SECW, S',
  E061510: 'proposed, D',
  E062106: 'proposed, D',
}

const sourceOf = (code: string): string => sources[code] ?? 'G'

const stepsTable = (steps: readonly Pick<AdmissionStep<never>, 'name' | 'rule'>[]): string =>
  table(
    ['step', 'refuses, unless'],
    steps.map(({ name, rule }) => [name, escaped(rule)]),
  )

/** `8.14.1` has the codes E0814nn: each part of the Service Reference has two digits. */
function ownCodesOf(variant: string): readonly string[] {
  const [section = '', reference = ''] = variant.split('.')
  const digits = section.padStart(2, '0') + reference.padStart(2, '0')
  return Object.keys(responseCodes).filter((code) => code.length === 7 && code.slice(1, 5) === digits)
}

/** What comes later than the answer on the connection. */
const endings: readonly (readonly [string, string])[] = [
  ['E20', 'no Command reached the device until its deadline'],
  [
    'E21',
    'the device that had the Command gave no Response until its deadline, or no alert for one that named its time',
  ],
  ['E30', 'the check gave no verdict for a future-dated request until its deadline'],
  ['E31', 'the device gave no Response to a run of a DSP schedule until its deadline'],
  ['E54', 'a future-dated request was cancelled, or replaced by a later one, in the schedule of the DSP'],
]

function sectionOf(variant: string): string {
  const definition = serviceRequests[variant]
  if (definition === undefined) return ''
  const { name, eligibleRoles, commandVariants } = definition
  const request = rulesOf({ serviceReferenceVariant: variant, commandVariant: commandVariants[0] ?? 1 })
  const carrying = commandVariants.find(carriesSignedPreCommand)
  const signed = carrying && rulesOf({ serviceReferenceVariant: variant, commandVariant: carrying })
  const codes = ownCodesOf(variant).map((code) => [
    code,
    escaped(responseCodes[code as keyof typeof responseCodes]),
    sourceOf(code),
  ])
  return [
    `### ${variant} ${name}`,
    eligibleRoles.length === 0 ? 'No user may send it: E2.' : '',
    ownSteps('', request),
    ownSteps('The Signed Pre-Command:', signed || undefined),
    codes.length === 0 ? '' : table(['code', 'meaning here', 'source'], codes),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const ownSteps = (title: string, rules: ServiceRequestRules | undefined): string =>
  rules === undefined || rules.steps.length === 0 ? '' : [title, stepsTable(rules.steps)].filter(Boolean).join('\n\n')

export const codesByServicePage = referencePage(
  'codes-by-service',
  'Response codes by Service Request',
  'Which codes a request may be refused with, in the order in which admission looks, and why. The step that refused a request stands in its ' +
    'transcript, with what it saw and what it would have accepted. Letters are [sources and confidences](../domain/README.md); G is a guess.',
  () =>
    [
      '## Every request',
      'Who sent it; what is refused here spends no RequestID:',
      stepsTable(authentication),
      'Then a RequestID that was used for other octets is refused (E51), and then, in order:',
      stepsTable(accessControlAndValidation),
      'What was accepted (I99) may still end otherwise, in a Service Response:',
      table(
        ['code', 'ends so where', 'source'],
        endings.map(([code, why]) => [code, why, sourceOf(code)]),
      ),
      table(
        ['code', 'meaning here', 'source'],
        Object.entries(responseCodes)
          .filter(([code]) => code.length < 7)
          .map(([code, meaning]) => [code, escaped(meaning), sourceOf(code)]),
      ),
      '## Steps of their own',
      'Requests that replace credentials go last to the [check](../rules.md).',
      ...Object.keys(serviceRequests).map(sectionOf),
    ].join('\n\n'),
)
