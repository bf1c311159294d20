import type { Finding, Inspection, Proof } from '../../harness/inspect/inspection.ts'
import { styles } from '../output/styles.ts'

/** Characters of a value in one line; even, so that no octet is torn. */
const widestValueCharacters = 64

/** The lines that a person reads: offset, length, name and value of each field, then what could be proved. */
export function* renderInspection({ what, findings, proofs, flaw }: Inspection): Generator<string> {
  yield styles.bold(what)
  const rows = [...rowsOf(findings, 0)]
  if (findings.some(({ offset }) => offset !== undefined)) yield styles.dim('offset length  field')
  const column = Math.max(...rows.map(({ place, label }) => place.length + label.length)) + 2
  for (const row of rows) yield* renderRow(row, column)
  if (flaw !== null || proofs.length > 0) yield ''
  if (flaw !== null) yield styles.red(`flawed: ${flaw}`)
  for (const proof of proofs) yield renderProof(proof)
}

interface Row {
  readonly place: string
  readonly label: string
  readonly value: string
}

/** @param depth how far a name is indented; a message inside a document counts its octets and its depth anew */
function* rowsOf(findings: readonly Finding[], depth: number): Generator<Row> {
  // What stands among others that have a place stands under them.
  const noPlace = findings.some(({ offset }) => offset !== undefined) ? ' '.repeat(15) : ''
  for (const { name, value, meaning, offset, length, fields } of findings) {
    const place = offset === undefined ? noPlace : `${String(offset).padStart(6)} ${String(length).padStart(6)}  `
    yield { place, label: '  '.repeat(depth) + name, value: meaning ?? value }
    const isOutermost = offset === undefined && fields?.[0]?.offset !== undefined
    if (fields !== undefined) yield* rowsOf(fields, isOutermost ? 0 : depth + 1)
  }
}

function* renderRow({ place, label, value }: Row, column: number): Generator<string> {
  const [first = '', ...more] = linesOf(value)
  yield `${styles.dim(place)}${label.padEnd(column - place.length)}${first}`.trimEnd()
  for (const line of more) yield ' '.repeat(column) + line
}

/** Words stay in one line, as a terminal wraps them well enough; a long run of hexadecimal or base64 is broken evenly. */
function linesOf(value: string): string[] {
  if (value.length <= widestValueCharacters || !/^[A-Za-z0-9+/=]+$/.test(value)) return [value]
  return value.match(new RegExp(`.{1,${widestValueCharacters}}`, 'g')) ?? []
}

const verdicts = {
  verifies: [styles.green, 'verifies'],
  'does not verify': [styles.red, 'does not verify'],
  'cannot be judged': [styles.yellow, 'cannot be judged'],
  absent: [styles.dim, 'none'],
} as const

function renderProof({ of, outcome, detail, inside }: Proof): string {
  const [colour, verdict] = verdicts[outcome]
  return colour(`${of}${inside === undefined ? '' : ` in ${inside}`} ${verdict}: ${detail}`)
}
