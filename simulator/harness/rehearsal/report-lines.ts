import type { SlotLine } from '../account/slot.ts'
import { type TranscriptLine, transcriptLines } from '../account/transcript-lines.ts'
import { nameOfNetworkOperator } from '../account/who-is-who.ts'
import type { AttemptReport } from './attempt.ts'
import type { FlowReport } from './play-flow.ts'

const whoWidth = 52

/** A flow's report as lines of text: the scene, each request's transcript, the slot before and after, how it ended. */
export function* reportLines(report: FlowReport): Generator<string> {
  const { flow, premises, device, registered, attempts, complaints } = report
  yield flow.title
  yield `  tags      ${flow.tags.map((tag) => `@${tag}`).join(' ')}`
  yield `  device    ${flow.device} ${device}, ${premises.region.name}, ${premises.postCode}`
  yield `  point     ${flow.device === 'GPF' ? `MPRN ${premises.mprn}` : `MPAN ${premises.mpan}`}, registered to ${nameOfNetworkOperator(registered)}`
  yield `  supplier  ${premises.supplier.name} ${premises.supplier.entityIdentifier}`
  for (const attempt of attempts) yield* attemptLines(attempt, report)
  yield '  network operator slot'
  yield* slotLines(report.slotBefore, report.slotAfter)
  yield complaints.length === 0 ? '  ended as scripted' : `  NOT as scripted: ${complaints.join('; ')}`
}

function* attemptLines(
  { given, says, operator, transcript, dropped }: AttemptReport,
  report: FlowReport,
): Generator<string> {
  if (given !== null) yield `  ${given}`
  yield `  the supplier sends ${says}: ${nameOfNetworkOperator(operator)}`
  yield `  RequestID ${transcript.requestId}`
  for (const line of transcriptLines(transcript, () => report.flow.device, dropped)) yield* transcriptText(line)
}

/** A line of a transcript with its details under it. */
export function* transcriptText({ at, who, what, details }: TranscriptLine): Generator<string> {
  yield `    ${at.padEnd(25)}${who.padEnd(whoWidth)} ${what}`
  for (const detail of details) yield `${' '.repeat(29 + whoWidth)} · ${detail}`
}

function* slotLines(before: readonly SlotLine[], after: readonly SlotLine[]): Generator<string> {
  for (const [index, line] of before.entries()) {
    const now = after[index] ?? line
    const change = line.subjectKeyIdentifier === now.subjectKeyIdentifier ? '= unchanged' : `→ ${inWords(now)}`
    yield `    ${line.cell.padEnd(46)} ${inWords(line)} ${change}`
  }
}

const inWords = ({ holder, subjectKeyIdentifier }: SlotLine): string => `${holder} (key ${subjectKeyIdentifier})`
