import type { Outcome } from './outcome.ts'

/** A part of the run that has its own process: a check, the unit tests of a room, the features. */
export interface Job {
  readonly name: string
  run(): Promise<Outcome[]>
}

/** Called as each job ends, in order of ending. */
export type JobEnded = (job: Job, outcomes: readonly Outcome[], seconds: number) => void

/**
 * Runs jobs in order, `lanes` at a time.
 *
 * @returns the outcomes in order of the jobs, whichever ended first
 */
export async function runJobs(jobs: readonly Job[], lanes: number, ended: JobEnded): Promise<Outcome[]> {
  const outcomes: Outcome[][] = jobs.map(() => [])
  const waiting = jobs.entries()
  const lane = async () => {
    for (const [index, job] of waiting) {
      const begun = performance.now()
      outcomes[index] = await outcomesOf(job)
      ended(job, outcomes[index], (performance.now() - begun) / 1000)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return outcomes.flat()
}

async function outcomesOf(job: Job): Promise<Outcome[]> {
  try {
    return await job.run()
  } catch (fault) {
    const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
    return [{ suite: job.name, name: `${job.name} could not be run`, status: 'failed', seconds: 0, detail }]
  }
}
