import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Taken, Work } from '../../vocabulary/ports/state.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'

/** The kind of the works that send what a device has to send. */
export const unsentFrameWork = 'device-frame'

const storedFrame = storedKind('a frame of a device', 1, z.base64())

/** What a device is about to send. */
export interface UnsentFrame {
  readonly device: EntityIdentifier
  readonly frame: Buffer
  readonly taken: Taken
}

/**
 * Has a frame sent until the other end has it; durable with the state that it speaks of. A Command that was executed is not
 * executed again, so an answer that a killed process lost would never come, and nobody would know what the device now holds.
 *
 * @param name sets the frame apart from the others of the device: frames do not wait for one another
 */
export const workOfFrame = (device: EntityIdentifier, name: string, frame: Buffer, due: Instant): Work => ({
  kind: unsentFrameWork,
  lane: `${device}/${name}`,
  due,
  body: storedFrame.write(frame.toString('base64')),
  held: true,
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const frameOfWork = (taken: Taken): UnsentFrame => ({
  device: taken.lane.slice(0, taken.lane.indexOf('/')) as EntityIdentifier,
  frame: Buffer.from(readStored(storedFrame, `${taken.kind} ${taken.lane}`, taken.body), 'base64'),
  taken,
})
