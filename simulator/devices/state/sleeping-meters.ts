import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { DistributedImage } from '../../vocabulary/ports/firmware.ts'
import type { Taken, Work } from '../../vocabulary/ports/state.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import type { DeviceBlueprint } from './blueprint.ts'

/** For so long a gas meter that has woken listens (a guess: docs/domain/gbcs-use-cases.md#sleep). */
const staysAwakeMs = 10_000

type Sleeping = Pick<DeviceBlueprint, 'type' | 'fitting'>

/** When a gas meter wakes: moments of its own, so that not all meters wake at once. */
interface Rhythm {
  readonly everyMs: number
  /** How far into each interval. */
  readonly phaseMs: number
}

/** Of the gas meter of a device's home; null where that never sleeps, or there is none. */
function rhythmOf({ fitting }: Sleeping): Rhythm | null {
  const meter = fitting?.devices.GSME
  const everyMs = fitting?.gsmeWakesEveryMs ?? 0
  if (meter === undefined || everyMs <= staysAwakeMs) return null
  const phaseMs = createHash('sha256').update(meter).digest().readUInt32BE(0) % everyMs
  return { everyMs, phaseMs }
}

/** How long ago the meter woke last. */
const sinceWaking = ({ everyMs, phaseMs }: Rhythm, now: Instant): number => (now - phaseMs) % everyMs

/** When a device hears its hub next: now, but for a gas meter that sleeps. */
export function awakeFrom(blueprint: Sleeping, now: Instant): Instant {
  const rhythm = rhythmOf(blueprint)
  if (rhythm === null || blueprint.type !== 'GSME') return now
  const since = sinceWaking(rhythm, now)
  return since < staysAwakeMs ? now : instant(now + rhythm.everyMs - since)
}

/** Up to when a device knows what it tells of: now, but for a GPF, whose gas meter sleeps. */
export function heardUntil(blueprint: Sleeping, now: Instant): Instant {
  const rhythm = rhythmOf(blueprint)
  if (rhythm === null || blueprint.type !== 'GPF') return now
  return instant(now - Math.max(0, sinceWaking(rhythm, now) - staysAwakeMs))
}

/** The kind of the works that hand a device what its hub has held for it while it slept. */
export const heldFrameWork = 'device-held-frame'

export const storedHeldFrame = storedKind('a frame that a hub holds', 1, z.base64())

/** Frames for one device are handed to it in the order in which they came. */
export const workOfHeldFrame = (device: EntityIdentifier, frame: Uint8Array, due: Instant): Work => ({
  kind: heldFrameWork,
  lane: device,
  due,
  body: storedHeldFrame.write(Buffer.from(frame).toString('base64')),
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const heldFrameOf = (taken: Taken) => ({
  device: taken.lane as EntityIdentifier,
  frame: Buffer.from(readStored(storedHeldFrame, `${taken.kind} ${taken.lane}`, taken.body), 'base64'),
})

/** The kind of the works that hand a meter the firmware image that its hub has held for it. */
export const heldImageWork = 'device-held-image'

export const storedHeldImage = storedKind(
  'a firmware image that a hub holds',
  1,
  z.strictObject({ version: z.string(), octets: z.base64(), hash: z.string() }),
)

/** A hub holds one image after the other for a device. */
export const workOfHeldImage = (device: EntityIdentifier, image: DistributedImage, due: Instant): Work => ({
  kind: heldImageWork,
  lane: device,
  due,
  body: storedHeldImage.write({ ...image, octets: image.octets.toString('base64') }),
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export function heldImageOf(taken: Taken): { readonly device: EntityIdentifier; readonly image: DistributedImage } {
  const stored = readStored(storedHeldImage, `${taken.kind} ${taken.lane}`, taken.body)
  return {
    device: taken.lane as EntityIdentifier,
    image: { ...stored, octets: Buffer.from(stored.octets, 'base64') },
  }
}
