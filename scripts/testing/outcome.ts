/** How one test, scenario or check ended. */
export interface Outcome {
  /** The file, feature or check that it belongs to. */
  readonly suite: string
  readonly name: string
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
  /** Of a failure everything there is to say, of a skipped test the reason; else empty. */
  readonly detail: string
}

export const countOf = (outcomes: readonly Outcome[], status: Outcome['status']): number =>
  outcomes.filter((outcome) => outcome.status === status).length
