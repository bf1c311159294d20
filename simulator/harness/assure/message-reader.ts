import type { Envelope, TestCaseFinished, TestStepResult } from '@cucumber/messages'
import type { Query } from '@cucumber/query'
import { type Evidence, evidenceMediaType, noEvidence } from './evidence.ts'
import type { PlayedScenario, PlayListener, ScenarioStep, StepStatus } from './scenario.ts'

export interface MessageReader {
  read(message: Envelope): void
  /** The first feature that is no Gherkin, and why; null where all of them are. */
  unreadableFeature(): string | null
  /** What kept the run from being one; null where it was. */
  failureOfRun(): string | null
}

/**
 * Puts together what Cucumber tells of a run, a scenario at a time.
 *
 * @param query an empty one; it remembers what the messages say
 */
export function createMessageReader(query: Query, listener: PlayListener): MessageReader {
  const evidence = new Map<string, Evidence>()
  let cases = 0
  let begun = false
  let unreadable: string | null = null
  let failure: string | null = null

  return {
    read(message) {
      query.update(message)
      if (message.testCase) cases += 1
      if (message.testCaseStarted && !begun) {
        listener.planned(cases)
        begun = true
      }
      if (message.attachment?.mediaType === evidenceMediaType) {
        const { testCaseStartedId = '', body } = message.attachment
        evidence.set(testCaseStartedId, JSON.parse(body) as Evidence)
      }
      if (message.testCaseFinished) {
        const { testCaseStartedId } = message.testCaseFinished
        const played = playedScenario(query, message.testCaseFinished)
        listener.played({ ...played, ...(evidence.get(testCaseStartedId) ?? noEvidence) })
        evidence.delete(testCaseStartedId)
      }
      if (message.parseError) unreadable ??= `${message.parseError.source.uri}: ${message.parseError.message}`
      if (message.testRunHookFinished?.result.status === 'FAILED')
        failure ??= message.testRunHookFinished.result.message ?? 'a hook around the run failed'
    },
    unreadableFeature: () => unreadable,
    failureOfRun: () => failure,
  }
}

function playedScenario(query: Query, finished: TestCaseFinished): Omit<PlayedScenario, keyof Evidence> {
  const [pickle, testCase] = [query.findPickleBy(finished), query.findTestCaseBy(finished)]
  if (pickle === undefined || testCase === undefined)
    throw new RangeError(`Cucumber ran ${finished.testCaseStartedId}, which it has not announced`)
  const { uri, name, tags } = pickle
  const { feature, rule } = query.findLineageBy(pickle) ?? {}
  const results = query.findTestStepsFinishedBy(finished)
  const steps = testCase.testSteps.flatMap((testStep): ScenarioStep[] => {
    const result = results.find(({ testStepId }) => testStepId === testStep.id)?.testStepResult
    const status = statusOf(result)
    const said = query.findPickleStepBy(testStep)
    // A hook is worth a line only where it failed.
    if (said === undefined && status !== 'failed') return []
    const keyword = (said && query.findStepBy(said)?.keyword) ?? ''
    const rows = said?.argument?.dataTable?.rows ?? []
    const table = rows.map(({ cells }) => cells.map(({ value }) => value))
    return [{ text: said ? keyword + said.text : 'After it', table, status, message: messageOf(result) }]
  })
  return {
    id: `${uri}:${query.findLocationOf(pickle)?.line ?? 1}`,
    feature: feature?.name ?? uri,
    clause: rule?.name ?? null,
    name,
    tags: tags.map((tag) => tag.name),
    steps,
    seconds: results.reduce(
      (sum, { testStepResult: { duration } }) => sum + duration.seconds + duration.nanos / 1e9,
      0,
    ),
  }
}

function statusOf(result: TestStepResult | undefined): StepStatus {
  if (result?.status === 'PASSED') return 'passed'
  return result === undefined || result.status === 'SKIPPED' ? 'skipped' : 'failed'
}

function messageOf(result: TestStepResult | undefined): string {
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
