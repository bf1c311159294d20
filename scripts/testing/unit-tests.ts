import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromSource } from '../../certs/testing/judges.ts'
import { type Ended, runProcess } from './child-process.ts'
import type { Job } from './job.ts'
import { endOfReport } from './result-reporter.ts'
import { findLongTestFiles, findTestFiles, type RoomOfTests } from './test-files.ts'
import type { TestResult } from './test-result.ts'

const limitInSeconds = 400

/** Whole recipes, one after another, on a machine that does other things too. */
const limitOfLongInSeconds = 1_200

/** The unit tests, a job for each room. */
export const unitTests = (within: readonly string[]): Job[] =>
  findTestFiles(within).map((room) => jobOf(room, limitInSeconds))

/** The tests that take minutes, a job for each room. */
export const longTests = (within: readonly string[]): Job[] =>
  findLongTestFiles(within).map((room) => jobOf(room, limitOfLongInSeconds))

const jobOf = ({ room, files }: RoomOfTests, seconds: number): Job => ({
  name: `unit ${room}`,
  run: () => runRoom(room, files, seconds),
})

/** Runs the tests of a room in its own process. They report to a file, as a test may write what it likes. */
export async function runRoom(room: string, files: readonly string[], seconds = limitInSeconds): Promise<TestResult[]> {
  const directory = mkdtempSync(join(tmpdir(), 'results-'))
  const report = join(directory, 'results.jsonl')
  try {
    const parameters = [
      ...fromSource,
      '--test-reporter=./scripts/testing/result-reporter.ts',
      `--test-reporter-destination=${report}`,
      'scripts/testing/room-of-tests.ts',
      ...files,
    ]
    const ended = await runProcess(process.execPath, parameters, seconds)
    return withFailureOfProcess(room, linesOf(report), ended)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** A process that fails although no test did (it was killed, it threw or ended between two tests) has failed. */
function withFailureOfProcess(room: string, lines: readonly string[], { succeeded, how, output }: Ended): TestResult[] {
  const results = lines.filter((line) => line !== endOfReport).map((line): TestResult => JSON.parse(line))
  const endedWell = succeeded && lines.at(-1) === endOfReport
  if (endedWell || results.some(({ status }) => status === 'failed')) return results
  const detail = `${how} after ${results.length} tests\n${output.trim()}`
  return [
    ...results,
    { suite: room, name: `the tests of ${room} did not end well`, status: 'failed', seconds: 0, detail },
  ]
}

/** None where the process ended before its first test did. What was being written when it was killed is no line. */
const linesOf = (report: string): string[] =>
  existsSync(report) ? readFileSync(report, 'utf8').split('\n').slice(0, -1) : []
