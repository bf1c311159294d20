import type { TranscriptLine } from '../in-words/transcript-lines.ts'

/** One arrow of a sequence diagram; from somebody to themselves it is something that they did. */
export interface Message {
  readonly from: string
  readonly to: string
  readonly label: string
  /** When, as the transcript has it; empty where nobody noted it. */
  readonly at: string
  readonly tone: 'plain' | 'good' | 'bad'
}

/** Who is drawn as the check. */
export const theCheck = 'The check'

/** Who sent what to whom, by the lines of transcripts. */
export const messagesOfTranscript = (lines: readonly TranscriptLine[]): readonly Message[] =>
  lines.flatMap(messagesOfLine)

function messagesOfLine({ at, who, what }: TranscriptLine): readonly Message[] {
  const [from = '', to] = who.split(' → ')
  if (to !== undefined) return [{ from, to, label: what, at, tone: 'plain' }]
  const verdict = /^the check: (.+)$/.exec(what)?.[1]
  if (verdict === undefined) return [{ from, to: from, label: what, at, tone: 'plain' }]
  return [
    { from, to: theCheck, label: 'May these certificates go there?', at, tone: 'plain' },
    { from: theCheck, to: from, label: verdict, at, tone: toneOf(verdict) },
  ]
}

/** How a verdict of the check is drawn. */
export function toneOf(verdict: string): Message['tone'] {
  if (verdict.startsWith('accepted')) return 'good'
  return verdict.startsWith('not-applicable') ? 'plain' : 'bad'
}
