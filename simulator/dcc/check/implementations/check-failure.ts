/** Why an implementation of the check gave no verdict. None of them is ever counted as a pass. */
const checkFailureReasons = {
  'not-started': 'it could not be started',
  unreachable: 'nothing can be reached at its address',
  crashed: 'it threw an error, ended or broke off',
  'time-out': 'it did not answer in time',
  'wrong-status': 'it answered with an HTTP status other than 200',
  'malformed-verdict': 'its answer is no CheckVerdict',
  'not-asked': 'it had failed too often in a row to be asked any more',
} as const

export type CheckFailureReason = keyof typeof checkFailureReasons

/** An implementation of the check that was asked and gave no verdict. The DCC makes a SIM_CHECK_FAILED of it. */
export class CheckFailure extends Error {
  readonly reason: CheckFailureReason
  readonly detail: string

  /** @param detail a sentence for the person whose implementation it is, without its full stop */
  constructor(reason: CheckFailureReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options)
    this.name = 'CheckFailure'
    this.reason = reason
    this.detail = detail
  }
}

/** The reason behind whatever a Check rejected with, or a fault that was made of it; what says none has crashed. */
export function failureReasonOf(fault: unknown): CheckFailureReason {
  if (fault instanceof CheckFailure) return fault.reason
  return fault instanceof Error && fault.cause !== undefined ? failureReasonOf(fault.cause) : 'crashed'
}
