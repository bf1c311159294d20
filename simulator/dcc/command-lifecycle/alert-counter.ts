import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'

/** What makes an alert another than any before it. */
export interface AlertOccasion {
  /** The request that gave rise to it, or the device that raised it. */
  readonly about: RequestId | EntityIdentifier
  readonly to: EntityIdentifier
  readonly alertCode: string
  readonly at: Instant
  /** What the device said; null in an alert of the DCC's own. */
  readonly payload: Uint8Array | null
}

/**
 * The counter in an alert's ResponseID (`DSP:user:counter`, docs/domain/duis.md#alert-envelope), of 63 bits. It follows
 * from what the alert is about: a running number would depend on which of many devices happened to answer first, and
 * the same seed must give the same documents.
 */
export function alertCounter({ about, to, alertCode, at, payload }: AlertOccasion): bigint {
  const digest = createHash('sha256').update(`${about}/${to}/${alertCode}/${at}/`)
  if (payload !== null) digest.update(payload)
  return digest.digest().readBigUInt64BE() >> 1n
}
