import type { Outcome } from './outcome.ts'

// Of Cucumber's messages (https://github.com/cucumber/messages) the fields that are read here.
interface Envelope {
  readonly pickle?: { id: string; uri: string; name: string; steps: { id: string; text: string }[] }
  readonly testCase?: { id: string; pickleId: string; testSteps: { id: string; pickleStepId?: string }[] }
  readonly testCaseStarted?: { id: string; testCaseId: string }
  readonly testStepFinished?: { testCaseStartedId: string; testStepId: string; testStepResult: StepResult }
  readonly testCaseFinished?: { testCaseStartedId: string; willBeRetried: boolean }
  readonly parseError?: { source: { uri?: string }; message: string }
  readonly testRunHookFinished?: { result: StepResult }
}

interface StepResult {
  readonly status: 'UNKNOWN' | 'PASSED' | 'SKIPPED' | 'PENDING' | 'UNDEFINED' | 'AMBIGUOUS' | 'FAILED'
  readonly message?: string
  readonly duration: { seconds: number; nanos: number }
}

interface RunStep {
  readonly text: string
  readonly result: StepResult
}

/** The scenarios of a run, from the lines that Cucumber's message formatter writes. */
export function readScenarios(lines: Iterable<string>): Outcome[] {
  const pickles = new Map<string, NonNullable<Envelope['pickle']>>()
  const cases = new Map<string, NonNullable<Envelope['testCase']>>()
  const begun = new Map<string, { testCaseId: string; steps: RunStep[] }>()
  const outcomes: Outcome[] = []

  const pickleOf = (testCaseId: string) => pickles.get(cases.get(testCaseId)?.pickleId ?? '')

  const textOf = (testCaseId: string, testStepId: string): string => {
    const step = cases.get(testCaseId)?.testSteps.find(({ id }) => id === testStepId)
    return pickleOf(testCaseId)?.steps.find(({ id }) => id === step?.pickleStepId)?.text ?? 'a hook'
  }

  for (const line of lines) {
    const message = JSON.parse(line) as Envelope
    if (message.pickle) pickles.set(message.pickle.id, message.pickle)
    if (message.testCase) cases.set(message.testCase.id, message.testCase)
    if (message.testCaseStarted) {
      begun.set(message.testCaseStarted.id, { testCaseId: message.testCaseStarted.testCaseId, steps: [] })
    }
    if (message.testStepFinished) {
      const run = begun.get(message.testStepFinished.testCaseStartedId)
      const text = textOf(run?.testCaseId ?? '', message.testStepFinished.testStepId)
      run?.steps.push({ text, result: message.testStepFinished.testStepResult })
    }
    if (message.testCaseFinished && !message.testCaseFinished.willBeRetried) {
      const run = begun.get(message.testCaseFinished.testCaseStartedId)
      const { uri = 'features', name = 'a scenario' } = pickleOf(run?.testCaseId ?? '') ?? {}
      outcomes.push({ suite: uri, name, ...verdictOn(run?.steps ?? []) })
    }
    if (message.parseError) outcomes.push(unreadable(message.parseError))
    if (message.testRunHookFinished?.result.status === 'FAILED')
      outcomes.push(failedHook(message.testRunHookFinished.result))
  }
  return outcomes
}

/** A scenario is what became of its first step that did not pass: those behind it are skipped on its account. */
function verdictOn(steps: readonly RunStep[]): Pick<Outcome, 'status' | 'seconds' | 'detail'> {
  const seconds = steps.reduce((sum, { result: { duration } }) => sum + duration.seconds + duration.nanos / 1e9, 0)
  const failing = steps.find(({ result }) => result.status !== 'PASSED' && result.status !== 'SKIPPED')
  const decisive = failing ?? steps.find(({ result }) => result.status === 'SKIPPED')
  if (decisive === undefined) return { status: 'passed', seconds, detail: '' }
  const { status, message } = decisive.result
  const detail = [`${status.toLowerCase()}: ${decisive.text}`, ...(message === undefined ? [] : [message])].join('\n')
  return { status: failing === undefined ? 'skipped' : 'failed', seconds, detail }
}

const unreadable = ({ source, message }: NonNullable<Envelope['parseError']>): Outcome => ({
  suite: source.uri ?? 'features',
  name: 'the feature cannot be read',
  status: 'failed',
  seconds: 0,
  detail: message,
})

const failedHook = ({ message }: StepResult): Outcome => ({
  suite: 'features',
  name: 'a hook around the run',
  status: 'failed',
  seconds: 0,
  detail: message ?? '',
})
