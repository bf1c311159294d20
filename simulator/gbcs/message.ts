import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Result } from '../vocabulary/result.ts'
import type { GbcsFlaw } from './flaw.ts'

export type { GbcsFlaw } from './flaw.ts'

/** What a message is: command, response or alert (the CRA flag of GBCS). */
export type Cra = 'command' | 'response' | 'alert'

/** The Grouping Header of a GBCS message (domain facts §5.1). */
export interface GroupingHeader {
  readonly cra: Cra
  /** Originator counter, 0 … 2^64-1; a response repeats its command's. */
  readonly counter: bigint
  readonly originator: EntityIdentifier
  readonly recipient: EntityIdentifier
  /** A DLMS date-time of 12 octets, or none. */
  readonly dateTime: Buffer | null
  readonly messageCode: number
  /** What other information carries after the message code; empty in most messages. */
  readonly supplementary: Buffer
}

/** A message taken apart. Every Buffer is a view of `octets`. */
export interface GbcsMessage extends GroupingHeader {
  readonly octets: Buffer
  /** The use case's payload. */
  readonly content: Buffer
  /** Raw r‖s, 64 octets; null in a Pre-Command and in a message that only a MAC protects. */
  readonly signature: Buffer | null
  /** 12 octets; null where there is no MAC Header. */
  readonly mac: Buffer | null
  readonly hasMacHeader: boolean
  /** What a signature covers: from after the tag DF through the content. */
  readonly signedOctets: Buffer
  /** What a MAC covers, after its security header: from DF through the signature or its length of zero. */
  readonly groupingOctets: Buffer
}

/**
 * Reads a GBCS message, with or without MAC Header, or a Pre-Command, with or without the trailing zero octet.
 * Total: any octets give a message or a flaw. Nothing is copied.
 */
export function readMessage(_octets: Uint8Array): Result<GbcsMessage, GbcsFlaw> {
  throw new Error('not yet')
}

/** Grouping Header and content and nothing after: a Pre-Command. Lengths are minimal. */
export function writeUnsigned(_header: GroupingHeader, _content: Uint8Array): Buffer {
  throw new Error('not yet')
}

/** Puts a signature of 64 octets behind a Pre-Command, in the place of a trailing zero octet if it has one. */
export function withSignature(_unsigned: Uint8Array, _signature: Uint8Array): Buffer {
  throw new Error('not yet')
}

/** Puts the signature length of zero behind a Pre-Command: what a message has that only a MAC protects. */
export function withoutSignature(_unsigned: Uint8Array): Buffer {
  throw new Error('not yet')
}

/** Puts the MAC Header before and the MAC of 12 octets behind a message that has its signature, or a length of zero. */
export function withMac(_grouping: Uint8Array, _mac: Uint8Array): Buffer {
  throw new Error('not yet')
}

/** What the signer of a Pre-Command signs: from after the tag DF through the content (GBCS; domain facts §5.3). */
export function signedOctetsOf(_unsigned: Uint8Array): Buffer {
  throw new Error('not yet')
}
