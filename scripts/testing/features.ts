import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fromSource } from '../../certs/testing/judges.ts'
import { type Ended, runProcess } from './child-process.ts'
import { readScenarios } from './cucumber-messages.ts'
import type { Job } from './job.ts'
import type { TestResult } from './test-result.ts'

const limitInSeconds = 600
const cucumber = 'node_modules/@cucumber/cucumber/bin/cucumber.js'

/** Where `cucumber.json` has the messages of a run written. */
const messages = 'reports/features.ndjson'

/** The features, one scenario after another in one process. */
export const features: Job = {
  name: 'features',
  async run() {
    rmSync(messages, { force: true })
    mkdirSync('reports', { recursive: true })
    const ended = await runProcess(process.execPath, [...fromSource, cucumber], limitInSeconds)
    return withFailureOfRun(existsSync(messages) ? readScenarios(linesOf(messages)) : [], ended)
  },
}

/** What was being written when a run was killed is no line. */
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1)

/** Steps that cannot be loaded fail the run without failing a scenario. */
function withFailureOfRun(results: TestResult[], { succeeded, how, output }: Ended): TestResult[] {
  if (succeeded || results.some(({ status }) => status === 'failed')) return results
  const detail = `${how}\n${output.trim()}`
  return [
    ...results,
    { suite: 'features', name: 'the features did not run to their end', status: 'failed', seconds: 0, detail },
  ]
}
