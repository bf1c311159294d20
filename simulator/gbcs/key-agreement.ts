import type { KeyObject } from 'node:crypto'
import type { GbcsMessage, GroupingHeader } from './message.ts'

/** Z: the x-coordinate that two P-256 keys agree on, 32 octets. */
export function sharedSecret(_own: KeyObject, _other: KeyObject): Buffer {
  throw new Error('not yet')
}

/** The MAC over a message, 12 octets, under the key that Z and the header give. */
export function macOf(_z: Buffer, _header: GroupingHeader, _groupingOctets: Uint8Array): Buffer {
  throw new Error('not yet')
}

/** Whether the message carries the right MAC; compared in constant time. False where it carries none. */
export function verifyMac(_z: Buffer, _message: GbcsMessage): boolean {
  throw new Error('not yet')
}
