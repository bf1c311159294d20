import { explanationLines } from '../../harness/in-words/explanation-lines.ts'
import { transcriptText } from '../../harness/in-words/transcript-text.ts'
import type { TranscriptInWords } from './running-network.ts'

/** What happened to a request, and with `--explain` why it was answered as it was. @param columns the width of a line */
export function* transcriptAsText(
  { inWords, explanations }: TranscriptInWords,
  { explain }: { readonly explain?: boolean },
  columns: number,
): Generator<string> {
  for (const line of inWords) yield* transcriptText(line, columns)
  if (explain !== true) return
  for (const explanation of explanations) {
    yield ''
    yield* explanationLines(explanation, columns)
  }
}

/** The same as data, where everything is said. */
export const transcriptAsData = ({ inWords, explanations }: TranscriptInWords) => ({
  transcript: inWords,
  explanations,
})
