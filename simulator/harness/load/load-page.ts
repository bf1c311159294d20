import { type Markup, markup, Markup as Raw } from '../pages/markup.ts'
import { pageStyle } from '../pages/page-style.ts'
import { linePlot } from '../pages/plots.ts'
import type { Pace } from './arrivals.ts'
import type { Latency, LoadReport } from './load-record.ts'
import type { Mix } from './mix.ts'

/** A load report, and what was asked for. */
export interface LoadOfNetwork extends LoadReport {
  readonly gateway: string
  readonly seed: string
  readonly pace: Pace
  readonly mix: Mix
}

const style = `
:root { --first: #1859a9; --second: #b3261e; --third: #6b4fa0; }
@media (prefers-color-scheme: dark) { :root { --first: #6cb0ff; --second: #ff7b72; --third: #b9a3ea; } }
svg.plot { width: 100%; max-width: 56rem; height: auto; } svg.plot text { font-size: 11px; fill: var(--faint); }
svg.plot .axis { stroke: var(--line); } svg.plot .label { text-anchor: start; }
svg.plot .end { text-anchor: start; fill: var(--ink); font-size: 12px; } svg.plot path.line { fill: none; stroke-width: 2; }
path.asked, path.p50 { stroke: var(--first); stroke-dasharray: 2 3; } path.answered, path.p99 { stroke: var(--second); }
path.longest { stroke: var(--third); stroke-dasharray: 7 3; }
`

/** A load run as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function loadPage(load: LoadOfNetwork): string {
  const { asked, achieved, gateway, seed, pace, unexpected, withoutResponse, serviceResponses } = load
  return `<!doctype html>
${
  markup`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Load of ${asked.perSecond} requests a second</title><style>${new Raw(pageStyle + style)}</style></head><body>
<h1>${asked.perSecond} requests a second for ${pace.seconds} seconds</h1>
<p class="verdict ${unexpected === 0 ? 'good' : 'bad'}">${summary(load)}</p>
<dl><dt>DUIS services</dt><dd>${gateway}</dd><dt>Seed</dt><dd>${seed}</dd>
<dt>Asked</dt><dd>${asked.requests} requests, after ${pace.rampSeconds} seconds in which the rate rose</dd>
<dt>Answered with a code</dt><dd>${achieved.requests}, ${achieved.perSecond.toFixed(1)} a second</dd></dl>
<h2>Times</h2>
<p>From the instant at which a request was due, however late it was sent.</p>
${latencyTable(load)}
${timesPlot(load)}
<h2>Rate</h2>
${ratePlot(load)}
<h2>Codes</h2>
<table><thead><tr><th>request</th><th class="title">certificates</th><th class="title">code</th><th>how many</th><th class="title">expected</th></tr></thead><tbody>
${load.codes.map(
  ({ request, certificates, code, count, expected }) =>
    markup`<tr class="${expected ? '' : 'bad'}"><td>${request}</td><td class="title">${certificates ?? ''}</td><td class="title">${code}</td><td>${count}</td><td class="title">${expected ? 'yes' : 'no'}</td></tr>
`,
)}</tbody></table>
<p>Service Responses: ${Object.entries(serviceResponses).map(([code, count]) => `${code} ${count} `)}${withoutResponse === 0 ? '' : `; ${withoutResponse} did not come`}</p>
<h2>Second by second</h2>
<details><summary>As a table</summary>${secondTable(load)}</details>
</body></html>`.text
}
`
}

function summary({ answer, unexpected, asked }: LoadOfNetwork): string {
  const half = `Half of the answers came within ${answer.p50Ms.toFixed(1)} ms, 99 of 100 within ${answer.p99Ms.toFixed(1)} ms.`
  return unexpected === 0
    ? `${half} All ${asked.requests} were as expected.`
    : `${half} ${unexpected} were not as expected, or did not come.`
}

const latencyTable = ({ answer, serviceResponse, ownLateness }: LoadOfNetwork): Markup =>
  markup`<table><thead><tr><th class="title">milliseconds</th><th>p50</th><th>p90</th><th>p99</th><th>p99.9</th><th>longest</th><th>how many</th></tr></thead><tbody>
${latencyRow('answer on the connection', answer)}${latencyRow('Service Response', serviceResponse)}${latencyRow('how late this process sent', ownLateness)}</tbody></table>`

const latencyRow = (what: string, { p50Ms, p90Ms, p99Ms, p999Ms, maxMs, count }: Latency): Markup =>
  markup`<tr><td class="title">${what}</td>${[p50Ms, p90Ms, p99Ms, p999Ms, maxMs].map((ms) => markup`<td>${ms.toFixed(1)}</td>`)}<td>${count}</td></tr>
`

function timesPlot({ seconds }: LoadOfNetwork): Markup {
  const labels = {
    id: 'times',
    title: 'Milliseconds to the answer, second by second',
    x: 'second of the run, the ramp too',
    y: 'ms',
  }
  return linePlot(labels, [
    { name: 'p50', values: seconds.map(({ p50Ms }) => p50Ms) },
    { name: 'p99', values: seconds.map(({ p99Ms }) => p99Ms) },
    { name: 'longest', values: seconds.map(({ maxMs }) => maxMs) },
  ])
}

function ratePlot({ seconds }: LoadOfNetwork): Markup {
  const labels = {
    id: 'rate',
    title: 'Requests asked and answered, second by second',
    x: 'second of the run, the ramp too',
    y: 'requests a second',
  }
  return linePlot(labels, [
    { name: 'asked', values: seconds.map(({ asked }) => asked) },
    { name: 'answered', values: seconds.map(({ answered }) => answered) },
  ])
}

const secondTable = ({ seconds }: LoadOfNetwork): Markup =>
  markup`<table><thead><tr><th>second</th><th>asked</th><th>answered</th><th>p50 ms</th><th>p99 ms</th><th>longest ms</th></tr></thead><tbody>
${seconds.map(
  ({ second, asked, answered, p50Ms, p99Ms, maxMs }) =>
    markup`<tr><td>${second}</td><td>${asked}</td><td>${answered}</td><td>${p50Ms.toFixed(1)}</td><td>${p99Ms.toFixed(1)}</td><td>${maxMs.toFixed(1)}</td></tr>
`,
)}</tbody></table>`
