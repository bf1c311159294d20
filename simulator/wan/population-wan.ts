import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { CarriedFor, DevicePopulation, UplinkReceiver, Wan } from '../vocabulary/ports/wan.ts'
import type { Disturbance, FaultPlan } from './fault-plan.ts'
import type { Direction } from './fault-rule.ts'
import { type CarriedFrame, createLinkLog, type LinkLogBounds } from './link-log.ts'

export interface PopulationWanOptions {
  /** In the order in which they are asked for a device. */
  readonly populations: readonly DevicePopulation[]
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly faultPlan: FaultPlan
  readonly inFlight: InFlight
  readonly log: Logger
  readonly linkLog?: LinkLogBounds
}

/**
 * Totals since the start. A duplicated frame counts twice, a lost or unreachable one not as carried.
 *
 * @public the declarations of the package name it
 */
export interface WanCounts {
  readonly down: number
  readonly up: number
  readonly lost: number
  readonly unreachable: number
  /** Links whose frames are no longer remembered: `link` answers for them as if nothing had been carried. */
  readonly forgottenLinks: number
}

/** The Wan port, and what a harness may know of the links. */
export interface PopulationWan extends Wan {
  /** The newest frames of a device's link, oldest first, lost ones too. */
  link(device: EntityIdentifier): readonly CarriedFrame[]
  counts(): WanCounts
}

/**
 * Carries frames between the DCC and populations of devices, with the faults that the plan names. Where two populations hold
 * a device, it is the first one's.
 *
 * A frame on its way is in flight, so that a virtual clock waits for it; a delayed one is not, as it waits for the clock.
 */
export function createPopulationWan(options: PopulationWanOptions): PopulationWan {
  const { populations, clock, scheduler, faultPlan, inFlight, log } = options
  const links = createLinkLog(options.linkLog)
  const counts = { down: 0, up: 0, lost: 0, unreachable: 0 }
  let uplink: UplinkReceiver | null = null

  const receiver = (): UplinkReceiver => {
    if (uplink === null) throw new SimulatorFault('SIM_INVARIANT', 'Nobody takes what devices send')
    return uplink
  }

  /** Never rejects: a fault of the receiving side must not fall upon the sender. */
  const handOver = (device: EntityIdentifier, direction: Direction, work: () => Promise<void>): Promise<void> =>
    inFlight
      .during(Promise.resolve().then(work))
      .catch((error: unknown) => log.error({ err: error, device, direction }, 'a frame was not taken'))

  const holderOf = (device: EntityIdentifier) => populations.find((candidate) => candidate.holds(device))

  /** Resolves when the frame has been taken, or is lost. */
  const carry = (
    device: EntityIdentifier,
    direction: Direction,
    frame: Uint8Array,
    disturbance: Disturbance,
    take: (octets: Uint8Array) => Promise<void>,
  ): Promise<void> => {
    const octets = disturbance.flippedBits.reduce(withFlippedBit, frame)
    const arrive = async (): Promise<void> => {
      const arrivals = Array.from({ length: disturbance.copies }, () => {
        counts[direction] += 1
        links.record(device, { direction, octets, at: clock.now(), faults: disturbance.faults })
        return handOver(device, direction, () => take(octets))
      })
      await Promise.all(arrivals)
    }
    if (disturbance.lost) {
      counts.lost += 1
      links.record(device, { direction, octets: frame, at: clock.now(), faults: disturbance.faults })
      return Promise.resolve()
    }
    if (disturbance.delayMs === 0) return arrive()
    return new Promise((arrived) => {
      const moment = instant(clock.now() + disturbance.delayMs)
      scheduler.at(moment, `a delayed frame of ${device}`, () => arrive().finally(arrived))
    })
  }

  const carryUp = (device: EntityIdentifier, frame: Uint8Array, carriedFor: CarriedFor | null): Promise<void> => {
    const disturbance = faultPlan.disturbanceOf({ device, direction: 'up', frame, at: clock.now(), carriedFor })
    return carry(device, 'up', frame, disturbance, (octets) => receiver()(device, octets))
  }

  for (const population of populations) {
    population.onUnprompted((device, frame) => carryUp(device, frame, null))
  }

  return {
    async carryDown(device, frame, carriedFor) {
      const population = holderOf(device)
      const disturbance = faultPlan.disturbanceOf({
        device,
        direction: 'down',
        frame,
        at: clock.now(),
        carriedFor: carriedFor ?? null,
      })
      if (population === undefined || disturbance.unreachable || !population.reaches(device)) {
        counts.unreachable += 1
        return 'unreachable'
      }
      void carry(device, 'down', frame, disturbance, async (octets) => {
        // Another population may have claimed the device while the frame was on its way.
        await holderOf(device)?.receive(device, octets, (answer) => carryUp(device, answer, carriedFor ?? null))
      })
      return 'delivered'
    },
    onUplink(taker) {
      uplink = taker
    },
    link: (device) => links.of(device),
    counts: () => ({ ...counts, forgottenLinks: links.forgotten() }),
  }
}

/** A copy with one bit turned over; 0 is the highest bit of the first octet. */
function withFlippedBit(frame: Uint8Array, bit: number): Uint8Array {
  const octets = Buffer.from(frame)
  const position = bit >> 3
  octets[position] = (octets[position] ?? 0) ^ (0x80 >> (bit & 7))
  return octets
}
