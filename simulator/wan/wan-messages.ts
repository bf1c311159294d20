import { z } from 'zod'
import { issuesInShort } from '../vocabulary/complaints.ts'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
  parseEntityIdentifier,
} from '../vocabulary/entity-identifier.ts'
import { listOf } from '../vocabulary/list-of.ts'

/**
 * What a fleet in another process and the DCC say to each other on a WebSocket. Frames are binary messages in either
 * direction, everything else is a text message of JSON.
 */

/** The version that this program speaks. The first had no receipts: whoever speaks it begins with `holds`. */
export const wanVersion = 2

const numberLength = 4
const identifierLength = 8
const headLength = numberLength + identifierLength

/** The greatest number of a frame. */
export const greatestNumber = 2 ** 32 - 1

export interface DeviceFrame {
  /** Chosen by the sender, and no other's of those that it has sent on a connection and not heard of. */
  readonly number: number
  readonly device: EntityIdentifier
  readonly frame: Buffer
}

/** The four octets of its number, the eight of the device's identifier, then the frame. */
export function writeDeviceFrame(number: number, device: EntityIdentifier, frame: Uint8Array): Buffer {
  const head = Buffer.alloc(numberLength)
  head.writeUInt32BE(number)
  return Buffer.concat([head, octetsOfEntityIdentifier(device), frame])
}

/** Null for what is too short to be one. */
export function readDeviceFrame(message: Buffer): DeviceFrame | null {
  if (message.length <= headLength) return null
  return {
    number: message.readUInt32BE(0),
    device: entityIdentifierFromOctets(message.subarray(numberLength, headLength)),
    frame: message.subarray(headLength),
  }
}

const device = z.string().transform((text, context): EntityIdentifier => {
  const identifier = parseEntityIdentifier(text)
  if (identifier !== null) return identifier
  context.addIssue({ code: 'custom', message: `'${text}' is not an EUI-64` })
  return z.NEVER
})

/** Devices named in one message at most: about as many as its octets have room for. */
const mostNamed = 65_536

const number = z.int().min(0).max(greatestNumber)

/** What a fleet says, by the member that each of its messages has. */
export const fleetMessages = {
  /** Who it is, the same on each of its connections, and what it speaks: the first message. */
  fleet: z.strictObject({ fleet: z.string().min(1).max(100), version: z.int() }),
  /** Which devices it holds, in addition to those that it named before. */
  holds: z.strictObject({ holds: listOf(device, mostNamed) }),
  /** That it is there: it is answered the same, and its lease is counted anew. */
  beat: z.strictObject({ beat: number }),
  /** What the device made of a frame is durable. */
  receipt: z.strictObject({ receipt: number }),
  /** The device has done nothing with a frame, and will not. */
  returned: z.strictObject({ returned: number, why: z.string().max(1000) }),
}

/** What the DCC says, by the member that each of its messages has. */
export const networkMessages = {
  /** To the first message: for how long a fleet that is not heard of has its devices. */
  leaseMs: z.strictObject({ leaseMs: z.int().min(1), version: z.int() }),
  /** How many devices it holds now. */
  held: z.strictObject({ held: z.int() }),
  beat: z.strictObject({ beat: number }),
  /** What a frame of a device says is recorded. */
  taken: z.strictObject({ taken: number }),
  /** A frame is to be given back where nothing was done with it. */
  recall: z.strictObject({ recall: number }),
  /** Why a message was not taken; of a frame, which. */
  error: z.strictObject({ error: z.string(), frame: number.optional() }),
}

type OneOf<Messages extends Record<string, z.ZodType>> = z.output<Messages[keyof Messages]>
export type FleetMessage = OneOf<typeof fleetMessages>
export type NetworkMessage = OneOf<typeof networkMessages>

/** Reads a text message by its member; the sentence says what is wrong with one that is none. */
export function readTextMessage<Messages extends Record<string, z.ZodType>>(
  messages: Messages,
  message: Buffer,
): { readonly ok: true; readonly value: OneOf<Messages> } | { readonly ok: false; readonly sentence: string } {
  const said = jsonIn(message)
  const kind = Object.keys(messages).find((name) => typeof said === 'object' && said !== null && name in said)
  const schema = kind === undefined ? undefined : messages[kind]
  if (schema === undefined)
    return { ok: false, sentence: `A text message is a JSON object with one of: ${Object.keys(messages).join(', ')}` }
  const read = schema.safeParse(said)
  if (read.success) return { ok: true, value: read.data as OneOf<Messages> }
  return { ok: false, sentence: issuesInShort(read.error) }
}

function jsonIn(message: Buffer): unknown {
  try {
    return JSON.parse(message.toString('utf8'))
  } catch {
    return undefined
  }
}
