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
const identifierLength = 8

/** The shortest GBCS message is far longer; what a message of nothing but an identifier would mean is nothing. */
export interface DeviceFrame {
  readonly device: EntityIdentifier
  readonly frame: Buffer
}

/** The eight octets of the device's identifier, then the frame. */
export const writeDeviceFrame = (device: EntityIdentifier, frame: Uint8Array): Buffer =>
  Buffer.concat([octetsOfEntityIdentifier(device), frame])

/** Null for what is too short to be one. */
export function readDeviceFrame(message: Buffer): DeviceFrame | null {
  if (message.length <= identifierLength) return null
  const device = entityIdentifierFromOctets(message.subarray(0, identifierLength))
  return { device, frame: message.subarray(identifierLength) }
}

const device = z.string().transform((text, context): EntityIdentifier => {
  const identifier = parseEntityIdentifier(text)
  if (identifier !== null) return identifier
  context.addIssue({ code: 'custom', message: `'${text}' is not an EUI-64` })
  return z.NEVER
})

/** Devices named in one message at most: about as many as its octets have room for. */
const mostNamed = 65_536

/** What a fleet says: which devices it holds, in addition to those that it named before. */
export const fleetMessageSchema = z.strictObject({ holds: listOf(device, mostNamed) })

/** What it is answered: how many devices it holds now, or why a message was not taken. */
export const wanMessageSchema = z.union([z.strictObject({ held: z.int() }), z.strictObject({ error: z.string() })])

export type WanMessage = z.output<typeof wanMessageSchema>

/** Reads a text message by its schema; the sentence says what is wrong with one that is none. */
export function readTextMessage<Schema extends z.ZodType>(
  schema: Schema,
  message: Buffer,
): { readonly ok: true; readonly value: z.output<Schema> } | { readonly ok: false; readonly sentence: string } {
  const read = schema.safeParse(jsonIn(message))
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, sentence: issuesInShort(read.error) }
}

function jsonIn(message: Buffer): unknown {
  try {
    return JSON.parse(message.toString('utf8'))
  } catch {
    return undefined
  }
}
