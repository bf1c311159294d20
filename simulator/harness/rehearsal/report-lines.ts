import type { SlotLine } from '../in-words/slot.ts'
import { transcriptLines } from '../in-words/transcript-lines.ts'
import { transcriptText } from '../in-words/transcript-text.ts'
import { nameOfNetworkOperator } from '../in-words/who-is-who.ts'
import { wrapped } from '../in-words/wrap.ts'
import type { AttemptReport } from './attempt.ts'
import type { FlowReport } from './play-flow.ts'

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
  const lines = transcriptLines(
    transcript,
    { nameOfDevice: () => report.flow.device, meanings: report.meanings },
    dropped,
  )
  for (const line of lines) yield* transcriptText(line, columns)
}

function* slotLines(before: readonly SlotLine[], after: readonly SlotLine[]): Generator<string> {
  for (const [index, line] of before.entries()) {
    const now = after[index] ?? line
    const change = line.subjectKeyIdentifier === now.subjectKeyIdentifier ? '= unchanged' : `→ ${inWords(now)}`
    yield `    ${line.cell.padEnd(46)} ${inWords(line)} ${change}`
  }
}

const inWords = ({ holder, subjectKeyIdentifier }: SlotLine): string => `${holder} (key ${subjectKeyIdentifier})`
