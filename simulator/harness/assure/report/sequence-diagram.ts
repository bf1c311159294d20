import { type Markup, markup } from './markup.ts'
import type { Message } from './sequence.ts'

const column = 215
const row = 40
const head = 50
const margin = 105

/** Longer labels are cut, and stand in full where a person points. */
const longestLabel = 36

/** A sequence diagram as inline SVG: everybody's line, and an arrow for each message from the first down. */
export function sequenceDiagram(messages: readonly Message[]): Markup {
  const parties = [...new Set(messages.flatMap(({ from, to }) => [from, to]))]
  const width = margin * 2 + column * Math.max(0, parties.length - 1)
  const height = head + row * (messages.length + 1)
  const x = (party: string) => margin + column * parties.indexOf(party)
  const drawn = messages.map((message, index) => arrow(message, x, head + row * (index + 1)))
  return markup`<svg class="sequence" viewBox="0 0 ${width + 60} ${height}" width="${width + 60}" height="${height}" role="img"
aria-label="Sequence diagram">${parties.map((party) => lifeline(party, x(party), height))}${drawn}</svg>`
}

const lifeline = (party: string, x: number, height: number): Markup =>
  markup`<line class="life" x1="${x}" y1="${head - 8}" x2="${x}" y2="${height}"/>
<rect class="party" x="${x - 95}" y="8" width="190" height="${head - 16}" rx="4"/>
<text class="name" x="${x}" y="${head / 2 + 5}">${cut(party, 26)}</text>`

function arrow({ from, to, label, tone }: Message, x: (party: string) => number, y: number): Markup {
  const [start, end] = [x(from), x(to)]
  if (start === end)
    return markup`<g class="${tone}"><circle cx="${start}" cy="${y}" r="4"/>
<text class="aside" x="${start + 10}" y="${y + 4}">${cut(label, longestLabel)}<title>${label}</title></text></g>`
  const back = end > start ? -8 : 8
  return markup`<g class="${tone}"><line x1="${start}" y1="${y}" x2="${end}" y2="${y}"/>
<path d="M${end},${y} l${back},-5 l0,10 z"/>
<text x="${(start + end) / 2}" y="${y - 6}">${cut(label, longestLabel)}<title>${label}</title></text></g>`
}

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)
