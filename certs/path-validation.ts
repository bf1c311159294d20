import type { Instant } from '../simulator/vocabulary/instant.ts'
import type { Result } from '../simulator/vocabulary/result.ts'
import type { Certificate } from './certificate.ts'

export interface PathFlaw {
  readonly reason:
    | 'no-issuer'
    | 'bad-signature'
    | 'not-an-authority'
    | 'path-too-long'
    | 'not-yet-valid'
    | 'expired'
    | 'policy'
    | 'unknown-critical-extension'
  /** The certificate at which the path fails. */
  readonly certificate: Certificate
  readonly detail: string
}

/** @param at null: time is not looked at */
export type PathValidator = (
  leaf: Certificate,
  intermediates: readonly Certificate[],
  anchors: readonly Certificate[],
  at: Instant | null,
) => Result<readonly Certificate[], PathFlaw>

export function createPathValidator(_capacity = 4096): PathValidator {
  throw new Error('being written')
}
