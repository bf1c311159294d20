import type { Count, Counts } from '../../audit/tally.ts'
import { causes } from '../../causes/causes.ts'
import { type Markup, markup, Markup as Raw } from '../pages/markup.ts'
import { pageStyle } from '../pages/page-style.ts'
import { columnPlot, shareBar } from './report-plots.ts'
import type { AuditReport, JudgedRequest, ReportedFinding } from './run-audit.ts'
import { causeTitle } from './run-audit.ts'

export interface AuditPage {
  readonly report: AuditReport
  /** The first of them; the others are in the file beside the page. */
  readonly firstFindings: readonly ReportedFinding[]
  /** The first of those that were judged; the others are in the file beside the page. */
  readonly requests: readonly JudgedRequest[]
  /** Facts of the run by name: files, day, version, the command that repeats it. */
  readonly facts: Readonly<Record<string, string>>
}

const style = `
svg.bar { width: 12rem; height: .8em; vertical-align: middle; } svg.bar rect, svg.columns rect { fill: var(--bad); }
svg.bar .rest { fill: var(--line); } svg.columns { width: 100%; height: auto; } svg.columns text { font-size: 11px; fill: var(--faint); }
svg.columns .axis { stroke: var(--line); } td.words { text-align: left; } .wide { overflow-x: auto; }
`

/** The report of an audit as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function auditPage({ report, firstFindings, requests, facts }: AuditPage): string {
  const { rows, findings, rejected, counts } = report
  const isClean = findings === 0
  const word = isClean ? 'nothing found' : `${findings} of ${rows} devices are out of their network operator’s reach`
  return `<!doctype html>
${
  markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Audit: ${word}</title><style>${new Raw(pageStyle + style)}</style></head><body>
<h1>Audit of network operator certificates</h1>
<p id="summary" class="verdict ${isClean ? 'good' : 'bad'}">${isClean ? `Nothing found in ${rows} devices` : word}; ${rejected} rows were rejected.</p>
<dl>${Object.entries(facts).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<h2 id="causes">How it probably came about</h2>
${causeTable(report)}
${countTable('operator', 'By registered operator', counts, (id) => id.split(' or ').map(report.nameOfParty).join(' or '))}
${countTable('supplier', 'By supplier', counts)}
${countTable('area', 'By distribution area', counts)}
<h2 id="month">By month of installation</h2>
${monthPlot(counts.month)}
<details><summary>The figures</summary>${countRows('Month', counts.month)}</details>
<h2 id="findings">Findings</h2>
<p>${firstFindings.length === findings ? 'All of them' : `The first ${firstFindings.length}`}; each is a line of findings.csv beside this page.</p>
${findingTable(firstFindings)}
${requestSection(report, requests)}
${rejectedSection(report)}
</body></html>`.text
}
`
}

function causeTable({ byCause, findings }: AuditReport): Markup {
  const found = Object.entries(byCause).filter(([, count]) => count > 0)
  return markup`<table><thead><tr><th class="title">Cause</th><th class="title">How</th><th>Findings</th><th>Share</th></tr></thead><tbody>
${found.map(
  ([cause, count]) =>
    markup`<tr><td>${causeTitle(cause)}</td><td class="title">${causes[cause as keyof typeof causes].how}</td><td>${count}</td><td>${shareBar(count, findings)}</td></tr>
`,
)}</tbody></table>`
}

const countTable = (by: keyof Counts, title: string, counts: Counts, inWords = (name: string) => name): Markup =>
  markup`<h2 id="${by}">${title}</h2>
${countRows(
  title.replace(/^By (.)/, (_, letter: string) => letter.toUpperCase()),
  counts[by],
  inWords,
)}`

const countRows = (heading: string, counted: readonly Count[], inWords = (name: string) => name): Markup =>
  markup`<table><thead><tr><th class="title">${heading}</th><th>Devices</th><th>Findings</th><th>Per cent</th><th>Share</th></tr></thead><tbody>
${counted.map(
  ({ name, rows, findings }) =>
    markup`<tr><td>${inWords(name)}</td><td>${rows}</td><td>${findings}</td><td>${((100 * findings) / rows).toFixed(1)}</td><td>${shareBar(findings, rows)}</td></tr>
`,
)}</tbody></table>`

function monthPlot(months: readonly Count[]): Markup {
  const known = months.filter(({ name }) => /^\d{4}-\d{2}$/.test(name))
  return known.length < 2 ? markup`` : columnPlot('Findings by month of installation', known)
}

const findingTable = (findings: readonly ReportedFinding[]): Markup =>
  markup`<div class="wide"><table><thead><tr><th>Device</th><th class="title">Metering point</th><th class="title">Registered</th><th class="title">Who can reach it</th>
<th class="title">Reason</th><th class="title">Likely cause</th><th class="title">What can be done</th></tr></thead><tbody>
${findings.map(
  ({ deviceId, meteringPoint, registeredName, holderName, reason, cause, remedy }) =>
    markup`<tr><td>${deviceId}</td>${[
      meteringPoint ?? 'none',
      registeredName || 'nobody',
      holderName || 'nobody who is known',
      reason ?? '',
      causeTitle(cause),
      remedy,
    ].map((cell) => markup`<td class="words">${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`

function requestSection({ requests: counts }: AuditReport, requests: readonly JudgedRequest[]): Markup {
  if (counts === null) return markup``
  return markup`<h2 id="requests">Requests that are about to be sent</h2>
<p>${counts.refused} would be refused, ${counts.accepted} accepted, ${counts['not-applicable']} are not checked, ${counts['not-judged']} could not be judged; each is a line of requests.csv beside this page.</p>
<div class="wide"><table><thead><tr><th class="title">File</th><th class="title">Outcome</th><th class="title">By</th><th class="title">Why</th><th class="title">Right would be</th></tr></thead><tbody>
${requests.map(
  ({ file, outcome, rule, reason, because, right }) =>
    markup`<tr>${[file, outcome, [rule, reason].filter((each) => each !== null).join(', '), because, right.join(', ')].map((cell) => markup`<td class="words">${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`
}

function rejectedSection({ rejected, rejectedRows }: AuditReport): Markup {
  if (rejected === 0) return markup``
  return markup`<h2 id="rejected">Rejected rows</h2>
<p>${rejected === rejectedRows.length ? 'All of them' : `The first ${rejectedRows.length} of ${rejected}`}.</p>
<ul>${rejectedRows.map(({ source, line, why }) => markup`<li>${source}, line ${line}: ${why}.</li>`)}</ul>`
}
