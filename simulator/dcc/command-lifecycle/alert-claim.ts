import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Claim } from '../../vocabulary/ports/state.ts'

/** An alert that was taken. It stands for ever: a device sends again until it knows that the DCC has it, however long after. */
export const alertClaim = (device: EntityIdentifier, frame: Uint8Array): Claim => ({
  key: `alert/${device}/${createHash('sha256').update(frame).digest('base64url')}`,
  value: true,
})
