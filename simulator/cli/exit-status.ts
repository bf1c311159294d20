/** What a command's exit status tells the script that ran it. */
export const exitStatus = {
  done: 0,
  /** The thing that was judged failed: a refusal nobody expected, a flow that ended otherwise, a MAC that does not verify. */
  judgedFailed: 1,
  wrongUsage: 2,
  ourFault: 3,
} as const

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]
