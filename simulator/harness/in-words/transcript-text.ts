import type { TranscriptLine } from './transcript-lines.ts'
import { wrapped } from './wrap.ts'

const whoWidth = 52

/** Columns from which on what was said stands beside who said it; in fewer it stands below. */
const besides = 29 + whoWidth + 40

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
