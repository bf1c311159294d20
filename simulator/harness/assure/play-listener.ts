import type { PlayedScenario } from './scenario.ts'

/** Who is told of scenarios while they are played. */
export interface PlayListener {
  /** How many there will be, before the first. */
  planned(count: number): void
  played(scenario: PlayedScenario): void
}
