import type { Check } from '../check.ts'

/** An implementation of the check that holds connections or a process until it is closed. */
export interface OpenCheck extends Check {
  /** How reports call it: as it was named, without passwords. */
  readonly name: string
  /** Releases everything; questions under way get no verdict. */
  close(): Promise<void>
}

/** What can be named as an implementation. */
export const formsOfCheck =
  "enforce, monitor or off (the simulator's own, in that mode), an http:// or https:// address, exec:COMMAND, " +
  'or the path of a module with a default export (request) => verdict'

/** Milliseconds of real time in which an implementation answers one question. */
export const defaultAnswerWithinMs = 5_000

/** Octets that an answer may have. */
export const longestAnswerOctets = 1_048_576
