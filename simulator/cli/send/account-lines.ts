import { explanationLines } from '../../harness/account/explanation-lines.ts'
import { transcriptText } from '../../harness/account/transcript-text.ts'
import type { Account } from './running-network.ts'

/** What happened to a request, and, where somebody asks, why it was answered as it was. @param columns how wide */
export function* accountLines(
  { inWords, explanations }: Account,
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
export const accountAsData = ({ inWords, explanations }: Account) => ({ transcript: inWords, explanations })
