import { rules } from '../../../network-operator-check/rules.ts'
import { columnNames, faredInWords, figuresIn } from '../assurance-lines.ts'
import type { Assurance } from '../assure.ts'
import type { CaseReport, ShrunkDisagreement } from '../cases/compare-cases.ts'
import { repeatCommand } from '../command-line.ts'
import type { JudgedScenario, RuleFigures } from '../judgement.ts'
import { type Markup, markup, Markup as Raw } from './markup.ts'
import { reportStyle } from './report-style.ts'
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
  /** Null where no random questions were asked. */
  readonly cases: CaseReport | null
  readonly provenance: Provenance
}

/** The report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function htmlReport({ assurance, cases, provenance }: ReportContent): string {
  const { check, scenarios, figures } = assurance
  return `<!doctype html>
${
  markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Network Operator Certificate check: ${check}</title><style>${new Raw(reportStyle)}</style></head><body>
<h1>The Network Operator Certificate check of ${check}</h1>
${summary(assurance, cases)}
${facts(assurance, provenance)}
<h2>Rule by rule</h2>
${ruleTable(figures)}
${cases === null ? '' : casesSection(cases)}
<h2>Scenarios</h2>
${chapters(scenarios).map(([title, own]) => markup`<h3>${title}</h3>${own.map(scenarioSection)}`)}
</body></html>`.text
}
`
}

function summary({ scenarios, errors }: Assurance, cases: CaseReport | null): Markup {
  const failed = scenarios.filter(({ fared }) => fared !== 'agreed').length
  const tone = failed === 0 && (cases === null || cases.agreed === cases.cases) ? 'good' : 'bad'
  const random = cases === null ? '' : ` Of ${cases.cases} random questions it answered ${cases.agreed} as ours does.`
  return markup`<p id="summary" class="verdict ${tone}">${scenarios.length - failed} of ${scenarios.length} scenarios agreed, ${failed} did not; ${errors} questions got no verdict.${random}</p>`
}

const facts = (assurance: Assurance, { version, node, at }: Provenance): Markup => markup`<dl>
<dt>Check</dt><dd>${assurance.check}</dd>
<dt>SHA-256 of it</dt><dd>${assurance.digest ?? 'unknown: it cannot be seen from here'}</dd>
<dt>Judged</dt><dd>${assurance.strict ? 'the outcome of each decision and its grounds' : 'the outcome of each decision'}</dd>
<dt>Seed</dt><dd>${assurance.seed}</dd>
<dt>Simulator</dt><dd>dcc-simulator ${version} on Node ${node}</dd>
<dt>Made</dt><dd>${at}</dd>
<dt>To repeat</dt><dd><code>${repeatCommand(assurance, {})}</code></dd>
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

function casesSection({ cases, agreed, disagreements, notShrunk }: CaseReport): Markup {
  return markup`<h2 id="cases">Random questions</h2>
<p>${cases} were asked, ${agreed} answered as ours answers them. Each way of disagreeing is shown by its smallest example.</p>
${disagreements.map(disagreementSection)}${notShrunk === 0 ? '' : markup`<p>${notShrunk} more ways are not shown.</p>`}`
}

const disagreementSection = ({ fared, count, words, sighting }: ShrunkDisagreement): Markup =>
  markup`<details class="bad" open><summary><span class="mark">✗</span> ${count} times ${faredInWords[fared]}</summary>
<p>Everything is right, but</p><ul>${words.map((word) => markup`<li>${word}</li>`)}</ul>${questionSection(sighting)}</details>
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
