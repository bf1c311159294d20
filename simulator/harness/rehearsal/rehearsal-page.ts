import type { SlotLine } from '../in-words/slot.ts'
import { transcriptLines } from '../in-words/transcript-lines.ts'
import { transcriptText } from '../in-words/transcript-text.ts'
import { nameOfNetworkOperator } from '../in-words/who-is-who.ts'
import { type Markup, markup, Markup as Raw } from '../pages/markup.ts'
import { pageStyle } from '../pages/page-style.ts'
import { messagesOfTranscript } from '../pages/sequence.ts'
import { sequenceDiagram } from '../pages/sequence-diagram.ts'
import type { AttemptReport } from './attempt.ts'
import type { FlowReport } from './play-flow.ts'

/** What a page says of the network that was rehearsed on; nothing of it differs when the same is rehearsed again. */
export interface RehearsalFacts {
  readonly seed: string
  readonly premises: number
  readonly deterministic: boolean
  /** Who decides whether a certificate may go onto a device, and what becomes of the verdict. */
  readonly check: string
  readonly checkMode: string
  /** Of the simulator, as package.json has it. */
  readonly version: string
}

/** The rehearsal as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function rehearsalPage(facts: RehearsalFacts, reports: readonly FlowReport[]): string {
  return `<!doctype html>
${
  markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rehearsal, seed ${facts.seed}</title><style>${new Raw(pageStyle + rehearsalStyle)}</style></head><body>
<h1>Rehearsal</h1>
${summary(reports)}
${factsList(facts)}
<h2>Flows</h2>
${flowTable(reports)}
<h2>What happened</h2>
${reports.map(flowSection)}
</body></html>`.text
}
`
}

const rehearsalStyle = `
table.flows td, table.flows th, table.slot td, table.slot th { text-align: left; }
tr.bad td:first-child, p.complaint { color: var(--bad); font-weight: bold; }
details.flow h3 { margin-top: 1.8rem; border-top: 1px solid var(--line); padding-top: .8rem; }
.given { border-left: .2rem solid var(--faint); padding-left: .7rem; }
`

const hasFailed = ({ complaints }: FlowReport): boolean => complaints.length > 0

function summary(reports: readonly FlowReport[]): Markup {
  const failed = reports.filter(hasFailed).length
  return markup`<p id="summary" class="verdict ${failed === 0 ? 'good' : 'bad'}">${
    failed === 0 ? 'PASSED' : 'FAILED'
  }: ${reports.length - failed} of ${reports.length} flows ended as scripted.</p>`
}

const factsList = ({ seed, premises, deterministic, check, checkMode, version }: RehearsalFacts): Markup => markup`<dl>
<dt>Seed</dt><dd>${seed}</dd>
<dt>Premises</dt><dd>${premises}</dd>
<dt>Clock</dt><dd>${deterministic ? 'virtual: the same seed gives the same documents and frames' : 'runs by itself'}</dd>
<dt>The check</dt><dd>${check}, ${checkMode}</dd>
<dt>Simulator</dt><dd>dcc-simulator ${version}</dd>
</dl>`

/** Failures first: they are what somebody opens the page for. */
const flowTable = (
  reports: readonly FlowReport[],
): Markup => markup`<table class="flows"><thead><tr><th>Ended</th><th>Flow</th>
<th>Device</th><th>Response codes</th><th>Tags</th></tr></thead><tbody>
${[...reports.filter(hasFailed), ...reports.filter((report) => !hasFailed(report))].map(flowRow)}</tbody></table>`

const flowRow = (report: FlowReport): Markup =>
  markup`<tr class="${hasFailed(report) ? 'bad' : 'good'}"><td>${hasFailed(report) ? '✗ not as scripted' : '✓ as scripted'}</td>
<td class="title"><a href="#${idOf(report)}">${report.flow.title}</a></td><td>${report.flow.device}</td>
<td>${report.attempts.map(codesOf).join('; ')}</td><td>${report.flow.tags.map((tag) => `@${tag}`).join(' ')}</td></tr>
`

const codesOf = ({ code, finalCode }: AttemptReport): string =>
  finalCode === null ? code : `${code}, then ${finalCode}`

/** Of an element inside what folds: a browser that is led there opens it. */
const idOf = ({ device }: FlowReport): string => device

function flowSection(report: FlowReport): Markup {
  const { flow, premises, device, registered, attempts, complaints } = report
  const point = flow.device === 'GPF' ? `MPRN ${premises.mprn}` : `MPAN ${premises.mpan}`
  const failed = hasFailed(report)
  return markup`<details class="flow ${failed ? 'bad' : 'good'}"${failed ? markup` open` : ''}>
<summary><span class="mark">${failed ? '✗' : '✓'}</span> ${flow.title}</summary>
<div id="${idOf(report)}"></div>${complaints.map((complaint) => markup`<p class="complaint">${complaint}</p>`)}
<dl><dt>Device</dt><dd>${flow.device} ${device}, ${premises.region.name}, ${premises.postCode}</dd>
<dt>Metering point</dt><dd>${point}, registered to ${nameOfNetworkOperator(registered)} when the flow began</dd>
<dt>Supplier</dt><dd>${premises.supplier.name} ${premises.supplier.entityIdentifier}</dd></dl>
${attempts.map((attempt) => attemptSection(attempt, report))}
<h3>Network operator slot</h3>
${slotTable(report.slotBefore, report.slotAfter)}
</details>
`
}

function attemptSection({ given, says, operator, transcript, ...codes }: AttemptReport, report: FlowReport): Markup {
  const { flow, meanings } = report
  const lines = transcriptLines(transcript, { nameOfDevice: () => flow.device, meanings })
  const messages = messagesOfTranscript(lines)
  return markup`<h3>The supplier sends ${says}</h3>
${given === null ? '' : markup`<p class="given">Before: ${given}.</p>`}
<dl><dt>Certificates of</dt><dd>${nameOfNetworkOperator(operator)}</dd>
<dt>RequestID</dt><dd>${transcript.requestId}</dd>
<dt>Answered</dt><dd>${codesOf({ ...codes, given, says, operator, transcript })}</dd></dl>
<div class="diagram">${sequenceDiagram(messages)}</div>
<details><summary>Transcript</summary><pre>${lines.flatMap((line) => [...transcriptText(line)]).join('\n')}</pre></details>
`
}

const slotTable = (
  before: readonly SlotLine[],
  after: readonly SlotLine[],
): Markup => markup`<table class="slot"><thead><tr>
<th>Trust Anchor Cell</th><th>Before</th><th>After</th></tr></thead><tbody>
${before.map((line, index) => slotRow(line, after[index] ?? line))}</tbody></table>`

const slotRow = (before: SlotLine, after: SlotLine): Markup => {
  const isUnchanged = before.subjectKeyIdentifier === after.subjectKeyIdentifier
  return markup`<tr><td>${before.cell}</td><td>${inWords(before)}</td><td>${isUnchanged ? 'unchanged' : inWords(after)}</td></tr>
`
}

const inWords = ({ holder, subjectKeyIdentifier }: SlotLine): string => `${holder} (key ${subjectKeyIdentifier})`
