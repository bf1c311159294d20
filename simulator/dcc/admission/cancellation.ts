import { cancellationInstant } from '../../vocabulary/instant.ts'
import type { Facts } from './facts.ts'
import { type AdmissionStep, notApplicable } from './step.ts'

/** Whether a request cancels a future-dated one (docs/domain/duis.md#cancellation). */
export const cancels = ({ executionDateTime }: Pick<Facts, 'executionDateTime'>): boolean =>
  executionDateTime === cancellationInstant

/**
 * What can become wrong between a future-dated request and its cancellation is not asked of the cancellation: else what
 * has been revoked or has expired meanwhile, or changed its holder, could not be cancelled any more.
 */
export const unlessCancelling = ({ judge, ...step }: AdmissionStep<Facts>): AdmissionStep<Facts> => ({
  ...step,
  judge: (facts) => (cancels(facts) ? notApplicable('a cancellation') : judge(facts)),
})
