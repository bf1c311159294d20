import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Claim } from '../../vocabulary/ports/state.ts'

/** The claim of an alert that was taken. It is never removed: a device sends an alert again, however late, until it knows that the DCC has it. */
export const alertClaim = (device: EntityIdentifier, frame: Uint8Array): Claim => ({
  key: `alert/${device}/${createHash('sha256').update(frame).digest('base64url')}`,
  value: true,
})
