import { causes } from '../../causes/causes.ts'
import { causeTitle } from '../audit/run-audit.ts'
import { type Markup, markup, Markup as Raw } from '../pages/markup.ts'
import { pageStyle } from '../pages/page-style.ts'
import { barPlot, linePlot, type PlotLabels } from '../pages/plots.ts'
import { assumptions, type CauseShares } from './assumptions.ts'
import type { PlayedSample } from './play-sample.ts'
import {
  causeTable,
  costTable,
  type FigureTable,
  noticeTable,
  reachTable,
  refusalTable,
  wayTable,
} from './rollout-table.ts'
import type { RolloutPlan, RolloutRun } from './run-rollout.ts'
import { messageKinds } from './totals.ts'

export interface RolloutPage {
  readonly plan: RolloutPlan
  readonly runs: readonly RolloutRun[]
  readonly samples: readonly PlayedSample[]
  /** The command that gives the same page. */
  readonly command: string
  readonly version: string
}

const style = `
:root { --off: #b3261e; --monitor: #8a5a00; --enforce: #1859a9; }
@media (prefers-color-scheme: dark) { :root { --off: #ff7b72; --monitor: #e3a33a; --enforce: #6cb0ff; } }
.beside { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; align-items: start; }
@media (max-width: 800px) { .beside { grid-template-columns: minmax(0, 1fr); } }
.beside table { font-size: .85rem; } .beside td:first-child { white-space: normal; } svg.plot { width: 100%; height: auto; }
svg.plot text { font-size: 11px; fill: var(--faint); } svg.plot .axis { stroke: var(--line); }
svg.plot .label { text-anchor: start; } svg.plot .end { text-anchor: start; fill: var(--ink); font-size: 12px; }
svg.plot path.line { fill: none; stroke-width: 2; }
path.off { stroke: var(--off); } path.monitor { stroke: var(--monitor); stroke-dasharray: 7 3; } path.enforce { stroke: var(--enforce); stroke-dasharray: 2 3; }
rect.off { fill: var(--off); } rect.monitor { fill: var(--monitor); } rect.enforce { fill: var(--enforce); }
code { overflow-wrap: anywhere; } td.left { text-align: left; }
`

/** A rollout as one page that needs nothing else: no script, no font, no picture from elsewhere. The same plan gives the same octets. */
export function rolloutPage(page: RolloutPage): string {
  const { plan, runs, samples, command, version } = page
  return `<!doctype html>
${
  markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rollout of ${plan.premises} premises</title><style>${new Raw(pageStyle + style)}</style></head><body>
<h1>${plan.premises} premises in ${plan.days} days, with and without the check</h1>
${inShort(page)}
<dl><dt>Command</dt><dd><code>${command}</code></dd><dt>Slots</dt><dd>${plan.premises * 2}: an ESME’s and a GPF’s at each premises</dd>
<dt>Seed</dt><dd>${plan.seed}</dd><dt>Simulator</dt><dd>dcc-simulator ${version}</dd></dl>
${sampleSection(samples)}
${reachSection(runs)}
${causeSection(runs)}
${noticeSection(runs)}
${costSection(runs)}
${refusalSection(runs)}
${assumptionSection(page)}
</body></html>`.text
}
`
}

/** What a reader in a hurry wants to know. */
function inShort({ runs }: RolloutPage): Markup {
  const of = (mode: string) => runs.find((run) => run.mode === mode)?.totals
  const [off, enforce] = [of('off'), of('enforce')]
  if (off === undefined || enforce === undefined) {
    const [only] = runs
    const wrong = only?.totals.placedWrong ?? 0
    return markup`<p id="summary" class="verdict">${wrong} wrong certificates came in with the check ${only?.mode ?? ''}; ${only?.totals.openAtEnd ?? 0} are there on the last day.</p>`
  }
  const reach = (totals: typeof off): number => totals.outOfReach.at(-1) ?? 0
  return markup`<p id="summary" class="verdict">On the last day ${reach(off)} devices are out of their network operator’s reach without the check, and ${reach(enforce)} with it.
The check kept ${off.placedWrong - enforce.placedWrong} of ${off.placedWrong} wrong certificates away. It refused ${enforce.refusals.ofRight} right ones, because Registration Data lagged.</p>`
}

function sampleSection(samples: readonly PlayedSample[]): Markup {
  const [first] = samples
  if (first === undefined)
    return markup`<p id="sample">No sample was played through the network (<code>--sample 0</code>): every figure was worked out by the check’s own code.</p>`
  const compared = samples.reduce((sum, each) => sum + each.compared, 0)
  const disagreements = samples.flatMap((each) => each.disagreements)
  return markup`<p id="sample">${first.slots} slots were played through the whole network, under each mode of the check: signed requests, admission, the check, Commands, devices.
The others were worked out by the check’s own code. On the sample ${compared} things were compared: response codes, verdicts, what slots hold, who reaches a device.
${disagreements.length === 0 ? 'All agree.' : `${disagreements.length} do not agree:`}</p>
${disagreements.length === 0 ? '' : markup`<ul>${disagreements.map((each) => markup`<li>${each}</li>`)}</ul>`}`
}

const section = (id: string, title: string, says: string, plot: Markup, beside: Markup): Markup =>
  markup`<h2 id="${id}">${title}</h2>
<p>${says}</p>
<div class="beside">${plot}<div>${beside}</div></div>`

function reachSection(runs: readonly RolloutRun[]): Markup {
  const labels: PlotLabels = {
    id: 'reach-plot',
    title: 'Devices out of reach by day',
    x: 'day',
    y: 'devices out of reach',
  }
  const series = runs.map(({ mode, totals }) => ({ name: mode, values: totals.outOfReach }))
  const days = runs[0]?.totals.outOfReach.length ?? 0
  const months = Array.from({ length: Math.ceil(days / 60) }, (_, at) => Math.min(days - 1, (at + 1) * 60 - 1))
  const byMonth: FigureTable = {
    title: 'Out of reach on day',
    rows: months.map((day) => ({ name: String(day), values: series.map(({ values }) => values[day] ?? 0) })),
  }
  return section(
    'reach',
    'Devices that their network operator cannot reach',
    'A slot is out of reach while it holds somebody else’s certificate, and also while it waits for one after a refusal.',
    linePlot(labels, series),
    markup`${figureTable(runs, byMonth)}${figureTable(runs, reachTable(runs))}`,
  )
}

function causeSection(runs: readonly RolloutRun[]): Markup {
  const table = causeTable(runs)
  const labels = { id: 'cause-plot', title: table.title }
  return section(
    'causes',
    'Which mistakes get through',
    'The check sees what is sent. It does not see what was loaded before the meter was fitted, nor that nothing is sent.',
    barPlot(
      labels,
      table.rows.map(({ name }) => name),
      columnsOf(runs, table),
    ),
    markup`${figureTable(runs, table)}${figureTable(runs, wayTable(runs))}`,
  )
}

function noticeSection(runs: readonly RolloutRun[]): Markup {
  const labels: PlotLabels = {
    id: 'notice-plot',
    title: 'Wrong certificates that were noticed, by days since they came in',
    x: 'days since the wrong certificate came in',
    y: 'noticed, of a hundred wrong',
  }
  const series = runs.map(({ mode, totals }) => ({ name: mode, values: noticedSoFar(totals) }))
  return section(
    'notice',
    'How long until somebody notices',
    'Nobody is told. A Command of the network operator fails, an outage ends without a word, an audit finds it, or the check has seen it in monitor.',
    linePlot(labels, series, 100),
    figureTable(runs, noticeTable(runs)),
  )
}

function noticedSoFar({ noticedAfterDays, placedWrong }: RolloutRun['totals']): readonly number[] {
  let seen = 0
  return noticedAfterDays.map((count) => {
    seen += count
    return placedWrong === 0 ? 0 : (100 * seen) / placedWrong
  })
}

function costSection(runs: readonly RolloutRun[]): Markup {
  const extra = messageKinds.filter((kind) => kind !== 'install')
  const groups = ['after a refusal', 'to find out', 'to mend', 'visits']
  const series = runs.map(({ mode, totals: { messages, visits } }) => ({
    name: mode,
    values: [...extra.map((kind) => messages[kind]), visits.toFindOut + visits.toExchange],
  }))
  const labels = {
    id: 'cost-plot',
    title: 'Messages beyond the installation, and visits',
    x: '',
    y: 'messages, visits',
  }
  return section(
    'cost',
    'What it costs',
    'Messages to the DCC beyond those that install, and visits to a site. A 6.15.1 is two messages; a refused one is one.',
    barPlot(labels, groups, series),
    figureTable(runs, costTable(runs)),
  )
}

function refusalSection(runs: readonly RolloutRun[]): Markup {
  const table = refusalTable(runs)
  const labels = { id: 'refusal-plot', title: 'What the check did, right and wrong' }
  const groups = ['wrong refused', 'right refused', 'wrong accepted', 'false alarms']
  return section(
    'refusals',
    'What refusals cost the supplier, and where the check errs',
    'The check is as good as Registration Data. Where that lags, it refuses the right certificate and accepts the wrong one.',
    barPlot(labels, groups, columnsOf(runs, { ...table, rows: table.rows.slice(0, groups.length) })),
    figureTable(runs, table),
  )
}

const columnsOf = (runs: readonly RolloutRun[], { rows }: FigureTable) =>
  runs.map(({ mode }, at) => ({ name: mode, values: rows.map(({ values }) => values[at] ?? 0) }))

const figureTable = (runs: readonly RolloutRun[], { title, rows }: FigureTable): Markup =>
  markup`<table><thead><tr><th class="title">${title}</th>${runs.map(({ mode }) => markup`<th>${mode}</th>`)}</tr></thead><tbody>
${rows.map(
  ({ name, values }) => markup`<tr><td>${name}</td>${values.map((value) => markup`<td>${value ?? '–'}</td>`)}</tr>
`,
)}</tbody></table>`

function assumptionSection({ plan }: RolloutPage): Markup {
  const values: Readonly<Record<string, number>> = plan.assumptions
  return markup`<h2 id="assumptions">What is assumed</h2>
<p>Mistakes are made about ${plan.wrong} of all slots (<code>--wrong</code>): the proposer of SECMP0063 estimated one ESME in ten. Each number below is a setting, <code>--set name=value</code>.</p>
<table><thead><tr><th>Setting</th><th>Value</th><th class="title">Meaning</th><th class="title">Source</th></tr></thead><tbody>
${assumptions.map(
  ({
    name,
    meaning,
    source,
  }) => markup`<tr><td>${name}</td><td>${values[name] ?? ''}</td><td class="left">${meaning}</td><td class="left">${source}</td></tr>
`,
)}</tbody></table>
<h3>Mistakes, by their shares (<code>--causes</code>)</h3>
${shareTable(plan.causes)}`
}

const shareTable = (shares: CauseShares): Markup =>
  markup`<table><thead><tr><th class="title">Cause</th><th>Share</th><th class="title">How it comes about</th></tr></thead><tbody>
${Object.entries(shares).map(
  ([
    cause,
    share,
  ]) => markup`<tr><td>${causeTitle(cause)}</td><td>${share}</td><td class="left">${causes[cause as keyof typeof causes].how}</td></tr>
`,
)}</tbody></table>`
