import type { SlotLine } from '../account/slot.ts'
import { type TranscriptLine, transcriptLines } from '../account/transcript-lines.ts'
import { nameOfNetworkOperator } from '../account/who-is-who.ts'
import { wrapped } from '../account/wrap.ts'
import type { AttemptReport } from './attempt.ts'
import type { FlowReport } from './play-flow.ts'

const whoWidth = 52

/** Columns from which on what was said stands beside who said it; in fewer it stands below. */
const besides = 29 + whoWidth + 40

/**
 * A flow's report as lines of text: the scene, each request's transcript, the slot before and after, how it ended.
 *
 * @param columns how wide a line may be
 */
export function* reportLines(report: FlowReport, columns = Number.POSITIVE_INFINITY): Generator<string> {
  for (const line of unwrappedLines(report, columns)) yield* wrapped(line, columns)
}

function* unwrappedLines(report: FlowReport, columns: number): Generator<string> {
  const { flow, premises, device, registered, attempts, complaints } = report
  yield flow.title
  yield `  tags      ${flow.tags.map((tag) => `@${tag}`).join(' ')}`
  yield `  device    ${flow.device} ${device}, ${premises.region.name}, ${premises.postCode}`
  yield `  point     ${flow.device === 'GPF' ? `MPRN ${premises.mprn}` : `MPAN ${premises.mpan}`}, registered to ${nameOfNetworkOperator(registered)}`
  yield `  supplier  ${premises.supplier.name} ${premises.supplier.entityIdentifier}`
  for (const attempt of attempts) yield* attemptLines(attempt, report, columns)
  yield '  network operator slot'
  yield* slotLines(report.slotBefore, report.slotAfter)
  yield complaints.length === 0 ? '  ended as scripted' : `  NOT as scripted: ${complaints.join('; ')}`
}

function* attemptLines(
  { given, says, operator, transcript, dropped }: AttemptReport,
  report: FlowReport,
  columns: number,
): Generator<string> {
  if (given !== null) yield `  ${given}`
  yield `  the supplier sends ${says}: ${nameOfNetworkOperator(operator)}`
  yield `  RequestID ${transcript.requestId}`
  const lines = transcriptLines(transcript, () => report.flow.device, dropped)
  for (const line of lines) yield* transcriptText(line, columns)
}

/** A line of a transcript with its details under it. @param columns how wide a line may be */
export function* transcriptText(line: TranscriptLine, columns = Number.POSITIVE_INFINITY): Generator<string> {
  const { at, who, what, details } = line
  const isWide = columns >= besides
  const indent = isWide ? 30 + whoWidth : 8
  if (isWide) yield* wrapped(`    ${at.padEnd(25)}${who.padEnd(whoWidth)} ${what}`, columns, indent)
  else {
    yield* wrapped(`    ${at}  ${who}`, columns)
    yield* wrapped(`${' '.repeat(indent)}${what}`, columns)
  }
  for (const detail of details) yield* wrapped(`${' '.repeat(indent)}· ${detail}`, columns)
}

function* slotLines(before: readonly SlotLine[], after: readonly SlotLine[]): Generator<string> {
  for (const [index, line] of before.entries()) {
    const now = after[index] ?? line
    const change = line.subjectKeyIdentifier === now.subjectKeyIdentifier ? '= unchanged' : `→ ${inWords(now)}`
    yield `    ${line.cell.padEnd(46)} ${inWords(line)} ${change}`
  }
}

const inWords = ({ holder, subjectKeyIdentifier }: SlotLine): string => `${holder} (key ${subjectKeyIdentifier})`
