import { rules } from '../../../network-operator-check/rules.ts'
import { type Markup, markup, Markup as Raw } from '../../pages/markup.ts'
import { pageStyle } from '../../pages/page-style.ts'
import { type Changes, changeLines } from '../against.ts'
import { columnNames, figuresIn } from '../assurance-lines.ts'
import { verdictOf } from '../assurance-verdict.ts'
import type { Assurance } from '../assure.ts'
import type { CaseReport, ShrunkDisagreement } from '../cases/find-disagreements.ts'
import { repeatCommand } from '../command-line.ts'
import type { JudgedScenario, RuleFigures } from '../judgement.ts'
import { resultInWords } from '../judgement.ts'
import { questionSection, scenarioSection } from './scenario-section.ts'

/** What a report says of how it came about. */
export interface Provenance {
  /** Of the simulator, as package.json has it. */
  readonly version: string
  readonly node: string
  /** When it was made, ISO 8601. */
  readonly at: string
}

export interface ReportContent {
  readonly assurance: Assurance
  readonly provenance: Provenance
  /** What has changed since an earlier report; null where there is none to compare with. */
  readonly changes: Changes | null
}

/** The report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function htmlReport({ assurance, provenance, changes }: ReportContent): string {
  const { check, scenarios, figures, generated } = assurance
  const { word } = verdictOf(assurance)
  const failed = scenarios.filter(({ result }) => result !== 'agreed')
  const again = (judged: JudgedScenario) => scenarioSection(judged, repeatCommand(assurance, judged.scenario.id))
  return `<!doctype html>
${
  markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${word}: Network Operator Certificate check: ${check}</title><style>${new Raw(pageStyle)}</style></head><body>
<h1>${word}: the Network Operator Certificate check of ${check}</h1>
${summary(assurance)}
${changes === null ? '' : changesSection(changes)}
${facts(assurance, provenance)}
${failed.length === 0 ? '' : markup`<h2 id="failed">What did not agree</h2>\n${failed.map(again)}`}
${generated.map(generatedSection)}
<h2>Rule by rule</h2>
${ruleTable(figures)}
<h2>Scenarios that agreed</h2>
${chapters(scenarios.filter(({ result }) => result === 'agreed')).map(
  ([title, own]) => markup`<h3>${title}</h3>${own.map(again)}`,
)}
</body></html>`.text
}
`
}

function summary(assurance: Assurance): Markup {
  const { passed, line } = verdictOf(assurance)
  return markup`<p id="summary" class="verdict ${passed ? 'good' : 'bad'}">${line}</p>`
}

const changesSection = (changes: Changes): Markup =>
  markup`<h2 id="changes">Since the report of ${changes.at}</h2>\n<ul>${[...changeLines(changes)].map((line) => markup`<li>${line}</li>`)}</ul>`

const facts = (assurance: Assurance, { version, node, at }: Provenance): Markup => markup`<dl>
<dt>Check</dt><dd>${assurance.check}</dd>
<dt>SHA-256 of it</dt><dd>${assurance.digest ?? 'unknown: it cannot be seen from here'}</dd>
<dt>It says of itself</dt><dd>${assurance.says ?? 'nothing'}</dd>
<dt>Judged</dt><dd>${assurance.strict ? 'the outcome of each decision and its grounds' : 'the outcome of each decision'}</dd>
<dt>Seed</dt><dd>${assurance.seed}</dd>
<dt>Simulator</dt><dd>dcc-simulator ${version} on Node ${node}</dd>
<dt>Made</dt><dd>${at}</dd>
<dt>To repeat</dt><dd><code>${repeatCommand(assurance)}</code></dd>
</dl>`

const titles = new Map(rules.map(({ id, title }) => [id, title]))

const ruleTable = (figures: readonly RuleFigures[]): Markup => markup`<table id="rules"><thead><tr><th>Rule</th>
<th class="title">What it demands</th>${columnNames.map((name) => markup`<th>${name}</th>`)}</tr></thead><tbody>
${figures.map(ruleRow)}</tbody></table>`

const ruleRow = (row: RuleFigures): Markup =>
  markup`<tr id="${row.rule}" class="${row.first === null ? 'good' : 'bad'}"><td>${
    row.first === null ? row.rule : markup`<a href="#${row.first.scenario.id}">${row.rule}</a>`
  }</td><td class="title">${titles.get(row.rule) ?? ''}${
    row.decidedBy === 'simulator' ? markup` <span class="by">decided by the simulator</span>` : ''
  }</td>${figuresIn(row).map((figure) => markup`<td>${figure}</td>`)}</tr>
`

function generatedSection({ what, cases, agreed, notAsked, disagreements, notShrunk }: CaseReport): Markup {
  const unasked = notAsked === 0 ? '' : ` ${notAsked} were not asked, because it had failed too often before them.`
  return markup`<h2>Of ${cases} ${what} ${agreed} agreed</h2>
<p>Each way of disagreeing is shown by its smallest example.${unasked}</p>
${disagreements.map(disagreementSection)}${notShrunk === 0 ? '' : markup`<p>${notShrunk} more ways are not shown.</p>`}`
}

const disagreementSection = ({ result, count, words, observation }: ShrunkDisagreement): Markup =>
  markup`<details class="bad" open><summary><span class="mark">✗</span> ${count} times ${resultInWords[result]}</summary>
<p>Everything is right, but</p><ul>${words.map((word) => markup`<li>${word}</li>`)}</ul>${questionSection(observation)}</details>
`

/** Scenarios by the feature and the clause that they stand under, in their order. */
function chapters(scenarios: readonly JudgedScenario[]): readonly (readonly [string, readonly JudgedScenario[]])[] {
  const found = new Map<string, JudgedScenario[]>()
  for (const judged of scenarios) {
    const { feature, clause } = judged.scenario
    const title = clause === null ? feature : `${feature}: ${clause}`
    found.set(title, [...(found.get(title) ?? []), judged])
  }
  return [...found]
}
