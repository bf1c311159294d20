import type { TestResult } from './test-result.ts'

/** A part of the run that has its own process: a check, the unit tests of a room, the features. */
export interface Job {
  readonly name: string
  run(): Promise<TestResult[]>
}

/** Called as each job ends, in order of ending. */
export type JobEnded = (job: Job, results: readonly TestResult[], seconds: number) => void

/**
 * Runs jobs in order, `lanes` at a time.
 *
 * @returns the results in order of the jobs, whichever ended first
 */
export async function runJobs(jobs: readonly Job[], lanes: number, ended: JobEnded): Promise<TestResult[]> {
  const results: TestResult[][] = jobs.map(() => [])
  const waiting = jobs.entries()
  const lane = async () => {
    for (const [index, job] of waiting) {
      const begun = performance.now()
      results[index] = await resultsOf(job)
      ended(job, results[index], (performance.now() - begun) / 1000)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results.flat()
}

async function resultsOf(job: Job): Promise<TestResult[]> {
  try {
    return await job.run()
  } catch (fault) {
    const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
    return [{ suite: job.name, name: `${job.name} could not be run`, status: 'failed', seconds: 0, detail }]
  }
}
