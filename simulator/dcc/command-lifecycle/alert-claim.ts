import { createHash } from 'node:crypto'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Claim, keyOfClaim, type State } from '../../vocabulary/ports/state.ts'
import { subjectOfDevice } from '../../vocabulary/subject.ts'

/** The claim of an alert that was taken: a device sends one again until it knows that the DCC has it. It goes with the device's history. */
export const alertClaim = (device: EntityIdentifier, frame: Uint8Array): Claim => ({
  subject: subjectOfDevice(device),
  name: `alert/${createHash('sha256').update(frame).digest('base64url')}`,
  value: true,
  goesWith: 'entry',
})

/** Whether an alert was taken already. */
export async function isTaken(claim: Claim, state: Pick<State, 'read'>): Promise<boolean> {
  const [found] = await state.read([keyOfClaim(claim)])
  return found !== undefined && found.version !== 0
}
