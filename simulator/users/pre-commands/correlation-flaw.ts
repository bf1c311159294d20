/** Why a user does not sign a Pre-Command: it says something else than the user asked for. */
export interface CorrelationFlaw {
  readonly reason: 'pre-command-differs'
  readonly detail: string
}
