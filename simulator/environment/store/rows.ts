import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { HistoryEntry, Recorded } from '../../vocabulary/ports/history.ts'
import { unreadable } from './damage.ts'
import type { StoredEntry } from './folding.ts'

/** Keys and bodies are octets in every table: libsql ends the process on text that is not UTF-8. */
export const keyOctets = (key: string): Buffer => Buffer.from(key, 'utf8')

/** libsql hands a BLOB over as the bare memory. */
export const textOf = (octets: ArrayBuffer): string => Buffer.from(octets).toString('utf8')

/** JSON as octets. @throws SimulatorFault SIM_INVARIANT for what is not JSON data */
export function bodyOctets(value: unknown, of: string): Buffer {
  const text = stringify(value, of)
  if (text === undefined) throw new SimulatorFault('SIM_INVARIANT', `What is stored of ${of} is not JSON data`)
  return Buffer.from(text, 'utf8')
}

function stringify(value: unknown, of: string): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (fault) {
    const detail = `What is stored of ${of} is not JSON data: ${(fault as Error).message}`
    throw new SimulatorFault('SIM_INVARIANT', detail, { cause: fault })
  }
}

/** The checksum of a value or a work: over what it belongs to and its octets, so that neither can be taken for another's. */
export const sumOf = (key: Uint8Array, body: Uint8Array): number => crc32(body, crc32(key))

/** @throws SimulatorFault SIM_STATE_UNREADABLE where the octets are not the ones that were written */
export function checkedBody(of: string, key: Uint8Array, body: ArrayBuffer | Buffer, sum: number): unknown {
  const octets = Buffer.isBuffer(body) ? body : Buffer.from(body)
  if (sumOf(key, octets) !== sum) throw unreadable(`What is stored of ${of} is damaged: see 'dcc-sim state verify'`)
  return JSON.parse(octets.toString('utf8'))
}

/** The hash before the first entry of a subject. */
export const chainStart: Uint8Array = new Uint8Array(32)

/** An entry as its table takes it: its JSON and its octets behind one another, the length of the JSON first. */
export function entryOctets({ subject, kind, body, octets }: HistoryEntry): Buffer {
  if (kind.startsWith('#')) throw new SimulatorFault('SIM_INVARIANT', `'${kind}' is no kind of an entry`)
  const json = bodyOctets(body, subject)
  const length = Buffer.allocUnsafe(5)
  length.writeUInt32BE(json.length)
  length.writeUInt8(octets === undefined ? 0 : 1, 4)
  return Buffer.concat(octets === undefined ? [length, json] : [length, json, octets])
}

/** Octets before the kind in what a link is over: the link before it, and when, which and how long. */
const linkHead = chainStart.length + 16

/**
 * Where that is put together, for one link after the other: an entry has some thousand octets, and memory of its own for each
 * costs more than the hash. It is as long as the longest so far.
 */
let linked = Buffer.alloc(16_384)

/** A link of a subject's chain: over the link before it, and all that the entry says. */
export function linkOf(before: Uint8Array, n: number, kind: string, at: number, content: Uint8Array): Buffer {
  const kindLength = Buffer.byteLength(kind)
  const end = linkHead + kindLength + content.length
  if (end > linked.length) linked = Buffer.alloc(2 * end)
  linked.set(before)
  linked.writeDoubleBE(at, chainStart.length)
  linked.writeUInt32BE(n, chainStart.length + 8)
  linked.writeUInt32BE(kindLength, chainStart.length + 12)
  linked.write(kind, linkHead)
  linked.set(content, linkHead + kindLength)
  return hash('sha256', linked.subarray(0, end), 'buffer')
}

export function recordedOf(subject: string, { position, n, at, kind, content }: StoredEntry): Recorded {
  const end = 5 + content.readUInt32BE(0)
  const entry = {
    subject,
    kind,
    at: instant(at) as Instant,
    n,
    position,
    body: JSON.parse(content.toString('utf8', 5, end)),
  }
  return content[4] === 0 ? entry : { ...entry, octets: Buffer.from(content.subarray(end)) }
}
