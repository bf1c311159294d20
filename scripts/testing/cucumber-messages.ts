import type { Envelope, ParseError, TestCaseFinished, TestStepResult } from '@cucumber/messages'
import { Query } from '@cucumber/query'
import type { TestResult } from './test-result.ts'

interface RunStep {
  readonly text: string
  readonly result: TestStepResult
}

/** The scenarios of a run, from the lines that Cucumber's message formatter writes. */
export function readScenarios(lines: Iterable<string>): TestResult[] {
  const query = new Query()
  const unreadables: TestResult[] = []
  // In the order in which they ended: the query sorts by the millisecond.
  const ended: TestCaseFinished[] = []
  for (const line of lines) {
    const message = JSON.parse(line) as Envelope
    query.update(message)
    if (message.testCaseFinished && !message.testCaseFinished.willBeRetried) ended.push(message.testCaseFinished)
    if (message.parseError) unreadables.push(unreadable(message.parseError))
  }
  const failedHooks = query.findAllTestRunHookFinished().filter(({ result }) => result.status === 'FAILED')
  return [
    ...unreadables,
    ...ended.map((finished) => resultOf(query, finished)),
    ...failedHooks.map(({ result }) => failedHook(result)),
  ]
}

function resultOf(query: Query, finished: TestCaseFinished): TestResult {
  const { uri: suite = 'features', name = 'a scenario' } = query.findPickleBy(finished) ?? {}
  const steps = query.findTestStepsFinishedBy(finished).map((step): RunStep => {
    const testStep = query.findTestStepBy(step)
    return { text: (testStep && query.findPickleStepBy(testStep)?.text) ?? 'a hook', result: step.testStepResult }
  })
  return { suite, name, ...verdictOn(steps) }
}

/** A scenario is what became of its first step that did not pass: those behind it are skipped on its account. */
function verdictOn(steps: readonly RunStep[]): Pick<TestResult, 'status' | 'seconds' | 'detail'> {
  const seconds = steps.reduce((sum, { result: { duration } }) => sum + duration.seconds + duration.nanos / 1e9, 0)
  const failing = steps.find(({ result }) => result.status !== 'PASSED' && result.status !== 'SKIPPED')
  const decisive = failing ?? steps.find(({ result }) => result.status === 'SKIPPED')
  if (decisive === undefined) return { status: 'passed', seconds, detail: '' }
  const { status, message } = decisive.result
  const detail = [`${status.toLowerCase()}: ${decisive.text}`, ...(message === undefined ? [] : [message])].join('\n')
  return { status: failing === undefined ? 'skipped' : 'failed', seconds, detail }
}

const unreadable = ({ source, message }: ParseError): TestResult => ({
  suite: source.uri ?? 'features',
  name: 'the feature cannot be read',
  status: 'failed',
  seconds: 0,
  detail: message,
})

const failedHook = ({ message }: TestStepResult): TestResult => ({
  suite: 'features',
  name: 'a hook around the run',
  status: 'failed',
  seconds: 0,
  detail: message ?? '',
})
