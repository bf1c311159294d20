import { type Markup, markup } from './markup.ts'
import type { Message } from './sequence.ts'

const column = 260
const lineHeight = 15
const head = 50
const timeWidth = 150
const margin = timeWidth + 125

/** Characters that fit between two lines of life, and into the box of a name. */
const widths = { label: 40, name: 30 }

/**
 * A sequence diagram as inline SVG: everybody's line, and an arrow for each message from the first down, with its whole
 * label above it in as many lines as that takes, and the time where it is another than that of the arrow before.
 */
export function sequenceDiagram(messages: readonly Message[]): Markup {
  const parties = [...new Set(messages.flatMap(({ from, to }) => [from, to]))]
  const x = (party: string) => margin + column * parties.indexOf(party)
  const rows = laidOut(messages)
  const width = margin + column * parties.length
  const height = (rows.at(-1)?.y ?? head) + 20
  return markup`<svg class="sequence" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"
aria-label="Sequence diagram">${parties.map((party) => lifeline(party, x(party), height))}${rows.map((row) => arrow(row, x))}</svg>`
}

/** A message, the lines of its label, and where its arrow is. */
interface Row {
  readonly message: Message
  readonly lines: readonly string[]
  readonly time: string
  readonly y: number
}

function laidOut(messages: readonly Message[]): readonly Row[] {
  const rows: Row[] = []
  let y = head
  let time = ''
  for (const message of messages) {
    const lines = inLines(message.label, widths.label)
    y += lines.length * lineHeight + 18
    const isNew = message.at !== '' && message.at !== time
    rows.push({ message, lines, time: isNew ? message.at : '', y })
    if (isNew) time = message.at
  }
  return rows
}

function lifeline(party: string, x: number, height: number): Markup {
  const lines = inLines(party, widths.name)
  const top = head / 2 + 5 - ((lines.length - 1) * lineHeight) / 2
  return markup`<line class="life" x1="${x}" y1="${head - 8}" x2="${x}" y2="${height}"/>
<rect class="party" x="${x - 120}" y="4" width="240" height="${head - 12}" rx="4"/>
${textLines('name', x, top, lines)}`
}

function arrow({ message: { from, to, tone }, lines, time, y }: Row, x: (party: string) => number): Markup {
  const [start, end] = [x(from), x(to)]
  const when = time === '' ? '' : markup`<text class="time" x="8" y="${y + 4}">${time}</text>`
  if (start === end)
    return markup`<g class="${tone}">${when}<circle cx="${start}" cy="${y}" r="4"/>
${textLines('aside', start + 10, y + 4 - (lines.length - 1) * lineHeight, lines)}</g>`
  const back = end > start ? -8 : 8
  return markup`<g class="${tone}">${when}<line x1="${start}" y1="${y}" x2="${end}" y2="${y}"/>
<path d="M${end},${y} l${back},-5 l0,10 z"/>
${textLines('label', (start + end) / 2, y - 6 - (lines.length - 1) * lineHeight, lines)}</g>`
}

const textLines = (kind: string, x: number, y: number, lines: readonly string[]): Markup =>
  markup`<text class="${kind}" x="${x}" y="${y}">${lines.map(
    (line, index) => markup`<tspan x="${x}" y="${y + index * lineHeight}">${line}</tspan>`,
  )}</text>`

/** A text in lines of so many characters, broken between words, and within a word that is longer than a line. */
function inLines(text: string, longest: number): readonly string[] {
  const words = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${longest}}`, 'gu')) ?? [''])
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
