import { type Rule, rules } from '../../../simulator/network-operator-check/rules.ts'
import { readFeatures } from '../../gherkin/dry-run.ts'
import { type Scenario, scenariosIn } from '../../gherkin/scenarios.ts'
import { escaped, generatedNotice, type Page, table } from '../page.ts'
import { type Case, cases } from './cases.ts'
import { type Evidence, evidenceForCase, evidenceForRule } from './evidence.ts'

/** Rules and cases, and what proves each of them. */
export const rulesPage: Page = {
  path: 'docs/rules.md',
  async text() {
    const scenarios = scenariosIn(await readFeatures())
    return [
      '# The rule book, and what proves it',
      generatedNotice,
      introduction,
      '## Rules',
      ...rules.map((rule) => ruleSection(rule, scenarios)),
      '## Cases',
      aboutCases,
      table(
        ['case', 'what happens', 'what becomes of it', 'proved by'],
        cases.map((each) => caseRow(each, scenarios)),
      ),
      '',
    ].join('\n\n')
  },
}

const ruleBookFolder = '../simulator/network-operator-check/testing/rule-book'

const introduction = [
  'Eighteen rules say what the Network Operator Certificate check accepts, refuses and leaves alone. Each is proved by scenarios in',
  'which a whole network runs, by scenarios in which the check alone is asked (`at-the-port`), and by rows of the',
  `[rule book](${ruleBookFolder}), which the unit tests go through.`,
].join('\n')

const aboutCases =
  'Whatever was thought of that may happen. The numbers are those in tags (`@case-5`) and in rows of the rule book.'

function ruleSection({ id, title, decidedBy }: Rule, scenarios: readonly Scenario[]): string {
  const { inNetwork, atThePort, rows } = evidenceForRule(id, scenarios)
  const keeper =
    decidedBy === 'check' ? 'The check decides it, whoever implements it.' : 'The simulator keeps it, whoever decides.'
  return [
    `### ${id}`,
    `${escaped(title)}. ${keeper}`,
    table(
      ['where', 'proof'],
      [
        ...byFile([...inNetwork, ...atThePort]).map(([file, found]) => [linkTo(file), listed(found.map(nameOf))]),
        ...(rows.length === 0 ? [] : [[`[rule book](${ruleBookFolder})`, listed(rows.map(({ name }) => name))]]),
      ],
    ),
  ].join('\n\n')
}

function caseRow({ number, happening, outcome, proof }: Case, scenarios: readonly Scenario[]): readonly string[] {
  const proved =
    typeof proof === 'object'
      ? `**Out of scope**: ${escaped(proof.outOfScope)}`
      : proofsOf(evidenceForCase(number, scenarios)).join('<br>')
  return [`${number}`, escaped(happening), escaped(outcome), proved]
}

const proofsOf = ({ inNetwork, atThePort, rows, tests }: Evidence): readonly string[] => [
  ...[...inNetwork, ...atThePort].map((scenario) => `${linkTo(scenario.file)}: ${escaped(scenario.name)}`),
  ...rows.map(({ rule, name }) => `[rule book](${ruleBookFolder}), ${rule}: ${escaped(name)}`),
  ...tests.map(({ file, name }) => `[${file.replace(/^.*\//, '')}](../${file}): ${escaped(name)}`),
]

const nameOf = ({ name }: Scenario): string => name

const listed = (names: readonly string[]): string => names.map(escaped).join('<br>')

const byFile = (scenarios: readonly Scenario[]): readonly (readonly [string, readonly Scenario[]])[] =>
  [...new Set(scenarios.map(({ file }) => file))].map((file) => [file, scenarios.filter((each) => each.file === file)])

/** By what the file is called within `features`. */
const linkTo = (file: string): string => `[${file.replace(/^features\//, '').replace(/\.feature$/, '')}](../${file})`
