import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { ownOctets } from '../vocabulary/own.ts'
import type { Direction, Fault } from './fault-rule.ts'

/** A frame that crossed a device's link, or was lost on it. */
export interface CarriedFrame {
  /** Grows with each frame that any link carried. */
  readonly n: number
  readonly direction: Direction
  /** As it was handed to the receiver; as it was sent, where it was lost. */
  readonly octets: Uint8Array
  readonly at: Instant
  /** What the fault plan did to it; empty on a perfect link. */
  readonly faults: readonly Fault[]
}

/** Remembers the newest frames of the links that were used last. */
export interface LinkLog {
  record(device: EntityIdentifier, frame: Omit<CarriedFrame, 'n'>): void
  /** Oldest first. */
  of(device: EntityIdentifier): readonly CarriedFrame[]
  /** How many links were forgotten to make room. */
  forgotten(): number
}

export interface LinkLogBounds {
  readonly framesPerLink: number
  /** Of all frames on all links together. */
  readonly octets: number
}

const defaultLinkLogBounds: LinkLogBounds = { framesPerLink: 32, octets: 8 * 1024 * 1024 }

/** What a frame costs beside its octets, roughly. */
const overheadOctetsPerFrame = 200

const weightOf = (frames: readonly CarriedFrame[]): number =>
  frames.reduce((sum, frame) => sum + frame.octets.length + overheadOctetsPerFrame, 0)

export function createLinkLog(bounds: LinkLogBounds = defaultLinkLogBounds): LinkLog {
  /** In order of last use, the longest unused first. */
  const links = new Map<EntityIdentifier, CarriedFrame[]>()
  let weight = 0
  let forgotten = 0
  let n = 0

  const forgetTheOldest = () => {
    for (const [device, frames] of links) {
      if (weight <= bounds.octets || links.size === 1) return
      links.delete(device)
      weight -= weightOf(frames)
      forgotten += 1
    }
  }

  return {
    record(device, carried) {
      n += 1
      const frame = { n, ...carried, octets: ownOctets(carried.octets) }
      const frames = links.get(device) ?? []
      links.delete(device)
      links.set(device, frames)
      frames.push(frame)
      weight += weightOf([frame])
      if (frames.length > bounds.framesPerLink) weight -= weightOf(frames.splice(0, 1))
      forgetTheOldest()
    },
    of: (device) => [...(links.get(device) ?? [])],
    forgotten: () => forgotten,
  }
}
