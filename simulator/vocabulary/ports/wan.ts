import type { EntityIdentifier } from '../entity-identifier.ts'
import type { Change, Taken } from './state.ts'

/** A frame that is with whoever has the device, in another process. */
interface Handed {
  /** Whether what the device made of it is durable there; not where it was given back, or its holder is gone. */
  readonly isReceived: Promise<boolean>
}

/**
 * What the WAN can tell of a frame: it was handed on (which is no proof that the device got it or will answer), the device could not
 * be called and never saw it, or it is on its way to a process that will say which of both.
 */
type Carried = 'delivered' | 'unreachable' | Handed

/**
 * Takes a frame that a device sent. Where the frame is a work in a lane, `ends` is that work: it ends with the change that records
 * what the frame says.
 */
export type UplinkReceiver = (device: EntityIdentifier, frame: Uint8Array, ends?: readonly Taken[]) => Promise<void>

/**
 * What has to become durable together with whatever a device makes of a frame, so that a frame is taken once: the end of the work
 * that carried it, and the news that it was delivered. Where it is refused the device has made nothing of the frame.
 */
export type Receipt = Pick<Change, 'done' | 'withdraw' | 'add'>

/** The request that a frame is carried for. */
export interface CarriedFor {
  readonly serviceReferenceVariant: string
  /** Who sent the request. */
  readonly user: EntityIdentifier
}

/** The wide area network as the DCC sees it: frames go down to devices and come up from them, as bytes. */
export interface Wan {
  /** Whether whoever has the devices takes Commands from their lanes by itself: then none is handed to `carryDown`. */
  readonly takesFromLanes?: boolean
  /** Carries one frame to one device, without waiting for what the device makes of it. */
  carryDown(device: EntityIdentifier, frame: Uint8Array, carriedFor?: CarriedFor): Promise<Carried>
  /** Asks for what was handed for a device to be given back, where the device has done nothing with it yet. */
  recall?(device: EntityIdentifier): void
  /** Names who takes the frames that devices send; there is one receiver. */
  onUplink(receiver: UplinkReceiver): void
}

/** Takes what a device sends; resolves when it is out of the device's hands: taken at the other end, or lost on the way. */
export type Send = (frame: Uint8Array) => Promise<void>

/** A population of devices as the WAN sees it. */
export interface DevicePopulation {
  /** Whether the population holds the device. */
  holds(device: EntityIdentifier): boolean
  /** Whether a device that it holds can be called now. */
  reaches(device: EntityIdentifier): boolean
  /** Whether `receive` waits for another process, which may take long: a frame is not delivered before. Not where left out. */
  readonly confirms?: boolean
  /**
   * Hands a frame to the device; its answer goes to `send`. Resolves when the device has done with the frame, or its hub holds it.
   *
   * @param isRecalled whether the frame is not to be carried out any more, asked for the last time just before that is durable
   * @returns false where nothing was done with it: it was recalled, or the device is another population's
   */
  receive(device: EntityIdentifier, frame: Uint8Array, send: Send, isRecalled?: () => boolean): Promise<boolean>
  /** As the WAN has it, of a device that it holds. */
  recall?(device: EntityIdentifier): void
  /** Names who takes what devices send of their own accord (alerts); there is one receiver. */
  onUnprompted(send: (device: EntityIdentifier, frame: Uint8Array) => Promise<void>): void
}
