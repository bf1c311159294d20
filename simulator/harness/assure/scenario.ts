import { type RuleId, ruleIds } from '../../network-operator-check/rules.ts'
import type { Evidence } from './evidence.ts'

export type StepStatus = 'passed' | 'failed' | 'skipped'

export interface ScenarioStep {
  /** With its keyword. */
  readonly text: string
  /** A data table under the step, row by row. */
  readonly table: readonly (readonly string[])[]
  readonly status: StepStatus
  /** What went wrong; empty where nothing did. */
  readonly message: string
}

/** A scenario that was run, and what it left behind. */
export interface PlayedScenario extends Evidence {
  /** The file and the line that name it: `features/gateway/request-id.feature:12`. */
  readonly id: string
  readonly feature: string
  /** The title of the Rule that it stands under; null where it stands under none. */
  readonly clause: string | null
  readonly name: string
  readonly tags: readonly string[]
  readonly steps: readonly ScenarioStep[]
  readonly seconds: number
}

/** The rules of the check that a scenario is about, from its tags, in their order. */
export const rulesOf = ({ tags }: Pick<PlayedScenario, 'tags'>): readonly RuleId[] =>
  ruleIds.filter((rule) => tags.includes(`@${rule}`))

/** The step that a scenario failed at. */
export const failedStep = ({ steps }: PlayedScenario): ScenarioStep | undefined =>
  steps.find(({ status }) => status === 'failed')

/** Who is told of scenarios while they are played. */
export interface PlayListener {
  /** How many there will be, before the first. */
  planned(count: number): void
  played(scenario: PlayedScenario): void
}
