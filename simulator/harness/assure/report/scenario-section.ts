import { transcriptText } from '../../in-words/transcript-text.ts'
import { type Markup, markup } from '../../pages/markup.ts'
import { sequenceDiagram } from '../../pages/sequence-diagram.ts'
import type { JudgedScenario } from '../judgement.ts'
import { resultInWords } from '../judgement.ts'
import type { Observation } from '../observed-check.ts'
import { questionLines, verdictText } from '../question-lines.ts'
import type { PlayedScenario, ScenarioStep } from '../scenario.ts'
import { messagesOf } from './sequence.ts'

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const

/**
 * A scenario that folds: its steps, its diagram, what the check was asked and said, the transcript of its requests.
 *
 * @param again the command that plays it again
 */
export function scenarioSection({ scenario, result }: JudgedScenario, again: string): Markup {
  const { id, name, tags, steps, observations, transcripts } = scenario
  const agreed = result === 'agreed'
  return markup`<details id="${id}" class="scenario ${agreed ? 'good' : 'bad'}"${agreed ? '' : markup` open`}>
<summary><span class="mark">${agreed ? marks.passed : marks.failed}</span> ${name} <span class="tag">${tags.join(' ')}</span></summary>
${agreed ? '' : markup`<p class="result">${resultInWords[result]}</p>`}
<ol class="steps">${steps.map(stepItem)}</ol>
${diagramOf(scenario)}
${observations.map(questionSection)}
${transcripts.map(({ requestId, lines }) =>
  transcriptSection(
    requestId,
    lines.flatMap((line) => [...transcriptText(line)]),
  ),
)}
<p class="by">${id}: <code>${again}</code></p></details>
`
}

const stepItem = ({ text, table, status, message }: ScenarioStep): Markup =>
  markup`<li class="${status}"><span class="mark">${marks[status]}</span> ${text}${
    table.length === 0 ? '' : markup`<pre>${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}</pre>`
  }${message === '' ? '' : markup`<pre class="message">${message}</pre>`}</li>
`

function diagramOf(scenario: PlayedScenario): Markup {
  const messages = messagesOf(scenario)
  if (messages.length === 0) return markup`<p class="by">Nothing was sent.</p>`
  return markup`<div class="diagram">${sequenceDiagram(messages)}</div>`
}

/** @see Observation */
export const questionSection = ({ request, theirs, ours }: Observation): Markup =>
  markup`<dl><dt>it said</dt><dd>${verdictText(theirs)}</dd><dt>ours is</dt><dd>${verdictText(ours)}</dd></dl>
<details><summary>What the check was asked</summary><pre>${questionLines(request).join('\n')}</pre></details>
`

const transcriptSection = (requestId: string, lines: readonly string[]): Markup =>
  markup`<details><summary>Transcript of ${requestId}</summary><pre>${lines.length === 0 ? 'nothing was recorded' : lines.join('\n')}</pre></details>
`
