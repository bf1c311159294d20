import { type Evidence, evidenceMediaType, noEvidence } from './evidence.ts'
import { createFeatureIndex, type GherkinDocument, type Pickle } from './feature-index.ts'
import type { PlayListener } from './play-listener.ts'
import type { ScenarioStep, StepStatus } from './scenario.ts'

/** Of Cucumber's messages (https://github.com/cucumber/messages) the fields that are read here. */
export interface Envelope {
  readonly gherkinDocument?: GherkinDocument
  readonly pickle?: Pickle
  readonly testCase?: TestCase
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string }
  readonly attachment?: { readonly testCaseStartedId?: string; readonly mediaType: string; readonly body: string }
  readonly testStepFinished?: {
    readonly testCaseStartedId: string
    readonly testStepId: string
    readonly testStepResult: StepResult
  }
  readonly testCaseFinished?: { readonly testCaseStartedId: string }
  readonly parseError?: { readonly source: { readonly uri?: string }; readonly message: string }
  readonly testRunHookFinished?: { readonly result: StepResult }
}

interface TestCase {
  readonly id: string
  readonly pickleId: string
  readonly testSteps: readonly { readonly id: string; readonly pickleStepId?: string }[]
}

interface StepResult {
  readonly status: string
  readonly message?: string
  readonly duration: { readonly seconds: number; readonly nanos: number }
}

/** A scenario that is being played. */
interface Playing {
  readonly testCase: TestCase
  readonly results: Map<string, StepResult>
  evidence: Evidence
}

export interface MessageReader {
  read(message: Envelope): void
  /** The first feature that is no Gherkin, and why; null where all of them are. */
  unreadableFeature(): string | null
  /** What kept the run from being one; null where it was. */
  failureOfRun(): string | null
}

/** Puts together what Cucumber tells of a run, a scenario at a time. */
export function createMessageReader(listener: PlayListener): MessageReader {
  const features = createFeatureIndex()
  const cases = new Map<string, TestCase>()
  const playing = new Map<string, Playing>()
  let unreadable: string | null = null
  let failure: string | null = null
  let begun = false

  const finish = (id: string) => {
    const run = playing.get(id)
    playing.delete(id)
    if (run === undefined) return
    const { testCase, results, evidence } = run
    const pickle = features.pickle(testCase.pickleId)
    const steps = testCase.testSteps.flatMap(({ id: stepId, pickleStepId }): ScenarioStep[] => {
      const result = results.get(stepId)
      const status = statusOf(result)
      // A hook is worth a line only where it failed.
      if (pickleStepId === undefined && status !== 'failed') return []
      const said = pickleStepId === undefined ? { text: 'After it', table: [] } : pickle.step(pickleStepId)
      return [{ ...said, status, message: messageOf(result) }]
    })
    const seconds = [...results.values()].reduce(
      (sum, { duration }) => sum + duration.seconds + duration.nanos / 1e9,
      0,
    )
    listener.played({ ...pickle.place, steps, seconds, ...evidence })
  }

  return {
    read(message) {
      if (message.gherkinDocument) features.learn(message.gherkinDocument)
      if (message.pickle) features.add(message.pickle)
      if (message.testCase) cases.set(message.testCase.id, message.testCase)
      if (message.testCaseStarted) {
        const { id, testCaseId } = message.testCaseStarted
        const testCase = cases.get(testCaseId)
        if (!begun) listener.planned(cases.size)
        begun = true
        if (testCase !== undefined) playing.set(id, { testCase, results: new Map(), evidence: noEvidence })
      }
      if (message.attachment?.mediaType === evidenceMediaType) {
        const run = playing.get(message.attachment.testCaseStartedId ?? '')
        if (run !== undefined) run.evidence = JSON.parse(message.attachment.body) as Evidence
      }
      if (message.testStepFinished) {
        const { testCaseStartedId, testStepId, testStepResult } = message.testStepFinished
        playing.get(testCaseStartedId)?.results.set(testStepId, testStepResult)
      }
      if (message.testCaseFinished) finish(message.testCaseFinished.testCaseStartedId)
      if (message.parseError) unreadable ??= `${message.parseError.source.uri}: ${message.parseError.message}`
      if (message.testRunHookFinished?.result.status === 'FAILED')
        failure ??= message.testRunHookFinished.result.message ?? 'a hook around the run failed'
    },
    unreadableFeature: () => unreadable,
    failureOfRun: () => failure,
  }
}

function statusOf(result: StepResult | undefined): StepStatus {
  if (result?.status === 'PASSED') return 'passed'
  return result === undefined || result.status === 'SKIPPED' ? 'skipped' : 'failed'
}

function messageOf(result: StepResult | undefined): string {
  if (result === undefined || result.status === 'PASSED' || result.status === 'SKIPPED') return ''
  return withoutFrames(result.message ?? (inWords[result.status] || result.status.toLowerCase()))
}

/** What Cucumber says in one word of a step that it could not carry out. */
const inWords: Readonly<Record<string, string>> = {
  UNDEFINED: 'there is no such step: docs/reference/steps.md lists every one, with an example',
  AMBIGUOUS: 'more than one step would carry this out: a name in it can be read in two ways',
}

/** What was expected and what was found; where in our steps that was noticed helps no reader of a report. */
const withoutFrames = (message: string): string => message.replace(/(?:\n\s+at .*)+$/, '').trimEnd()
