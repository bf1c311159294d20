/** What may be said of a run of the features; with nothing said, our own check is held to every word. */
export interface WorldParameters {
  /** Who decides in every scenario: whatever `--check` takes. `enforce`, ours, where absent. */
  readonly check?: string
  /** Whether the grounds of a verdict (rule, reason, what was expected, warnings) are judged with its outcome. */
  readonly strict?: boolean
  /** Fixes the world of every scenario. */
  readonly seed?: string
  /** PostgreSQL database in which each scenario keeps its state, in tables of its own; without a database where absent. */
  readonly store?: string
  /** Whether each scenario attaches what was asked, said and sent in it as data, for a report to be made of. */
  readonly evidence?: boolean
}
