import type { RequestTranscript } from '../../simulator/harness/assure/evidence.ts'
import type { Observation } from '../../simulator/harness/assure/observed-check.ts'
import type { TranscriptLine } from '../../simulator/harness/in-words/transcript-lines.ts'

/** What a scenario's network has done, told step by step: each step hears what is new since the one before. */
export class StepNews {
  #toldOf = new Map<string, number>()
  #verdictsTold = 0

  /** What became of requests since; empty where nothing did. */
  newsOf(transcripts: readonly RequestTranscript[]): string {
    const news = transcripts.flatMap(({ requestId, lines }) => {
      const isNew = !this.#toldOf.has(requestId)
      const unheard = lines.slice(this.#toldOf.get(requestId) ?? 0)
      this.#toldOf.set(requestId, lines.length)
      if (lines.length === 0) return isNew ? [`${requestId}\n  nothing was recorded`] : []
      return unheard.length === 0 ? [] : [[requestId, ...unheard.map(inWords)].join('\n')]
    })
    return news.join('\n')
  }

  /** What the check said since, where it was asked without a network around it. */
  verdictsAmong(observations: readonly Observation[]): string {
    const news = observations.slice(this.#verdictsTold)
    this.#verdictsTold = observations.length
    return news.map(({ theirs }) => `the check: ${theirs.outcome}\n  · ${theirs.because}`).join('\n')
  }
}

const inWords = ({ at, who, what, details }: TranscriptLine): string =>
  [`  ${at}  ${who}: ${what}`, ...details.map((detail) => `      · ${detail}`)].join('\n')
