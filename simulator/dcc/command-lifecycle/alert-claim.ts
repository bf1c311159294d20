import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Claim } from '../../vocabulary/ports/state.ts'
import { subjectOfDevice } from '../../vocabulary/subject.ts'

/** The claim of an alert that was taken: a device sends one again until it knows that the DCC has it. It goes with the device's history. */
export const alertClaim = (device: EntityIdentifier, frame: Uint8Array): Claim => ({
  subject: subjectOfDevice(device),
  name: `alert/${createHash('sha256').update(frame).digest('base64url')}`,
  value: true,
  goesWith: 'entry',
})
