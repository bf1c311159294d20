import type { EntityIdentifier } from '../entity-identifier.ts'

/** What became of a frame handed to the WAN: it reached the device, or nothing answered the call before the deadline. */
export type Carried = 'delivered' | 'unreachable'

/** Takes a frame that a device sent. */
export type UplinkReceiver = (device: EntityIdentifier, frame: Uint8Array) => Promise<void>

/** The wide area network as the DCC sees it: frames go down to devices and come up from them, as bytes. */
export interface Wan {
  /** Carries one frame to one device. `unreachable` means that the device never saw it. */
  carryDown(device: EntityIdentifier, frame: Uint8Array): Promise<Carried>
  /** Names who takes the frames that devices send; there is one receiver. */
  onUplink(receiver: UplinkReceiver): void
}

/** A population of devices as the WAN sees it. */
export interface DevicePopulation {
  /** Whether the population holds the device. */
  holds(device: EntityIdentifier): boolean
  /** Hands a frame to the device. What the device sends of its own accord or in answer goes to `send`. */
  receive(device: EntityIdentifier, frame: Uint8Array, send: (frame: Uint8Array) => void): Promise<void>
}
