import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'

/** What a device is about to send. */
export interface UnsentFrame {
  readonly key: string
  readonly device: EntityIdentifier
  readonly frame: Buffer
}

/**
 * What devices have to send, durable with the state that it speaks of until the other end has it. A Command that was
 * executed is not executed again, so an answer that a killed process lost would never come, and nobody would know what the
 * device now holds.
 */
export interface UnsentFrames {
  /** Numbers a frame; what a commit must put is `toPut` of it. */
  add(device: EntityIdentifier, frame: Buffer): UnsentFrame
  toPut(unsent: UnsentFrame): readonly [key: string, value: unknown]
  /** The frame is out of the device's hands. */
  sent(unsent: UnsentFrame): Promise<void>
  /** What the process before this one left, in the order in which it was to be sent. */
  left(): readonly UnsentFrame[]
}

const prefix = 'device-unsent/'

export function createUnsentFrames(journal: Journal): UnsentFrames {
  const left = Array.from(journal.values(prefix), ([key, value]) => unsentFrom(key, value))
  let last = Number(left.at(-1)?.key.slice(prefix.length) ?? 0)
  return {
    add(device, frame) {
      last += 1
      return { key: prefix + String(last).padStart(16, '0'), device, frame }
    },
    toPut: ({ key, device, frame }) => [key, { device, frame: frame.toString('base64') }],
    sent: ({ key }) => journal.commit({ put: new Map([[key, undefined]]) }),
    left: () => left,
  }
}

function unsentFrom(key: string, value: unknown): UnsentFrame {
  const { device, frame } = value as { readonly device: string; readonly frame: string }
  const identifier = parseEntityIdentifier(device)
  if (identifier === null) throw new SimulatorFault('SIM_STATE_UNREADABLE', `The journal's key ${key} names no device`)
  return { key, device: identifier, frame: Buffer.from(frame, 'base64') }
}
