import type { Line } from '../api/answers.ts'

/** A party of a sequence diagram. */
export interface Lane {
  readonly name: string
  readonly kind: 'user' | 'dcc' | 'device'
}

/** What one party sent another, or did by itself. */
export interface Message {
  readonly kind: 'message'
  readonly at: string
  /** Milliseconds since the message before; null for the first. */
  readonly since: number | null
  /** Lanes by their place; the same twice for what a party does by itself. */
  readonly from: number
  readonly to: number
  /** The code or the word that says what it is. */
  readonly head: string
  readonly text: string
  readonly details: readonly string[]
  readonly tone: 'plain' | 'ok' | 'bad' | 'warn' | 'wait'
  /** Whether it only says that something has arrived. */
  readonly isAcknowledgement: boolean
  /** By its number among the documents or the frames of the request. */
  readonly document: number | null
  readonly frame: number | null
}

/** Time in which nothing was sent. */
export interface Idle {
  readonly kind: 'idle'
  readonly milliseconds: number
}

/** A sequence diagram, as data. */
export interface Diagram {
  readonly lanes: readonly Lane[]
  readonly rows: readonly (Message | Idle)[]
}

/** Longer than this without a message is shown as such, in milliseconds. */
const idleMs = 1000

const dcc = 'DCC'
const euiForm = /^[0-9A-F]{2}(?:-[0-9A-F]{2}){7}$/

/**
 * Who sent what to whom, by the lines in which the network tells of a request.
 *
 * @param originator as the lines call the user that sent it
 * @param device the Device ID that it is for; it has a lane even where nothing ever reaches it
 */
export function diagramOf(lines: readonly Line[], originator: string, device: string | null): Diagram {
  const lanes = lanesOf(lines, originator, device)
  const placeOf = (name: string): number =>
    Math.max(
      0,
      lanes.findIndex((lane) => lane.name === name),
    )
  const rows: (Message | Idle)[] = []
  let before: number | null = null
  let [documents, frames] = [0, 0]
  for (const line of lines) {
    const at = Date.parse(line.at)
    const since = before === null ? null : at - before
    before = at
    if (since !== null && since > idleMs) rows.push({ kind: 'idle', milliseconds: since })
    const carries = carriedBy(line, lanes)
    if (carries === 'document') documents += 1
    if (carries === 'frame') frames += 1
    const { from, to } = partiesOf(line)
    rows.push({
      kind: 'message',
      at: line.at,
      since: since !== null && since > idleMs ? null : since,
      from: placeOf(from),
      to: placeOf(to),
      ...wordsOf(line),
      // What the check said stands above, in the verdict.
      details: line.what.startsWith('the check: ') ? [] : line.details,
      tone: toneOf(line),
      isAcknowledgement: isAcknowledgement(line),
      document: carries === 'document' ? documents : null,
      frame: carries === 'frame' ? frames : null,
    })
  }
  return { lanes, rows }
}

function partiesOf({ who }: Line): { readonly from: string; readonly to: string } {
  const [from = '', to = from] = who.split(' → ')
  // What the wide area network tells, the DCC notes.
  const named = (party: string): string => (party === 'WAN' ? dcc : party)
  return { from: named(from), to: named(to) }
}

/** Other users, the originator, the DCC, devices: from left to right. */
function lanesOf(lines: readonly Line[], originator: string, device: string | null): readonly Lane[] {
  const named = lines.flatMap((line) => Object.values(partiesOf(line)))
  const devices = new Set([...(device === null ? [] : [device]), ...named.filter((name) => euiForm.test(name))])
  const users = new Set(named.filter((name) => name !== dcc && name !== originator && !devices.has(name)))
  return [
    ...[...users, originator].map((name) => ({ name, kind: 'user' }) as const),
    { name: dcc, kind: 'dcc' },
    ...[...devices].map((name) => ({ name, kind: 'device' }) as const),
  ]
}

const isAcknowledgement = ({ what }: Line): boolean => /^(?:taken|refused) \(HTTP \d+\)$/.test(what)

/** Whether a document went with a line, or a frame: every line that has one tells of it, and they are numbered in this order. */
function carriedBy(line: Line, lanes: readonly Lane[]): 'document' | 'frame' | null {
  const { from, to } = partiesOf(line)
  const isUser = (name: string): boolean => lanes.some((lane) => lane.name === name && lane.kind === 'user')
  if (/^(?:Command|Response|Alert)\b/.test(line.what)) return 'frame'
  if (/^turned away with /.test(line.what)) return 'document'
  return from !== to && (isUser(from) || isUser(to)) && !isAcknowledgement(line) ? 'document' : null
}

/** The code, or the kind of thing, that stands first; and the rest. */
function wordsOf({ what }: Line): { readonly head: string; readonly text: string } {
  const first =
    /^(?:(?:Service Response|DCC Alert|Device Alert|Command|Alert) [^\s,]+|Response|\d+(?:\.\d+)+|[IEWN]\d+)(?=[\s,]|$)/.exec(
      what,
    )?.[0] ??
    /^the check: /.exec(what)?.[0] ??
    ''
  return { head: first.trim(), text: what.slice(first.length).replace(/^,? /, '') }
}

function toneOf(line: Line): Message['tone'] {
  const { what } = line
  if (what.startsWith('the check: '))
    return / accepted/.test(what) ? 'ok' : / let through/.test(what) ? 'warn' : / refused/.test(what) ? 'bad' : 'plain'
  if (isAcknowledgement(line)) return what.startsWith('taken') ? 'plain' : 'bad'
  if (/^Response/.test(what)) return 'ok'
  if (/^drops the Command/.test(what)) return 'warn'
  const code =
    /^(?:Service Response |turned away with |its time has come: |taken out of quarantine: |[0-9A-F-]{23}: )?([IEW]\d+)\b/.exec(
      what,
    )?.[1]
  if (code === undefined) return 'plain'
  if (code === 'I0') return 'ok'
  if (code === 'I99') return 'wait'
  return code === 'E20' || code === 'E21' ? 'warn' : 'bad'
}
