/** How one test, scenario or check ended. */
export interface TestResult {
  /** The file, feature or check that it belongs to. */
  readonly suite: string
  readonly name: string
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
  /** Of a failure everything there is to say, of a skipped test the reason; else empty. */
  readonly detail: string
}

export const countOf = (results: readonly TestResult[], status: TestResult['status']): number =>
  results.filter((result) => result.status === status).length
