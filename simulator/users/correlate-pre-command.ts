import type { ServiceRequest } from '../duis/request.ts'
import type { Result } from '../vocabulary/result.ts'

/** Why a user does not sign a Pre-Command: it says something else than the user asked for. */
export interface CorrelationFlaw {
  readonly reason: 'pre-command-differs'
  readonly detail: string
}

/** The user's own decision (Parse & Correlate): whether a Pre-Command says exactly what the 6.15.1 request asked for. */
export function correlatePreCommand(_request: ServiceRequest, _preCommand: Buffer): Result<true, CorrelationFlaw> {
  throw new Error('being written')
}
