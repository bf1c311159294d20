import { octetsOfEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { writeLength } from '../octets/der.ts'
import { frame, type GroupingHeader, octetOfCra } from './grouping-header.ts'
import { readMessage } from './message-reader.ts'

/** Grouping Header and content and nothing after: a Pre-Command. Lengths are minimal. */
export function writeUnsigned(header: GroupingHeader, content: Uint8Array): Buffer {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(header.counter)
  const { dateTime, messageCode, supplementary } = header
  return Buffer.concat([
    Buffer.of(frame.generalSigning, 9, octetOfCra(header.cra)),
    counter,
    Buffer.of(8),
    octetsOfEntityIdentifier(header.originator),
    Buffer.of(8),
    octetsOfEntityIdentifier(header.recipient),
    ...(dateTime === null ? [Buffer.of(0)] : [Buffer.of(dateTime.length), dateTime]),
    writeLength(2 + supplementary.length),
    Buffer.of(messageCode >> 8, messageCode & 0xff),
    supplementary,
    writeLength(content.length),
    content,
  ])
}

/** Puts a signature of 64 octets behind a Pre-Command, in the place of a trailing zero octet if it has one. */
export function withSignature(unsigned: Uint8Array, signature: Uint8Array): Buffer {
  if (signature.length !== frame.signatureLength) throw new RangeError(`${signature.length} octets are no signature`)
  return Buffer.concat([throughContent(unsigned), Buffer.of(frame.signatureLength), signature])
}

/** Puts the signature length of zero behind a Pre-Command: what a message has that only a MAC protects. */
export const withoutSignature = (unsigned: Uint8Array): Buffer =>
  Buffer.concat([throughContent(unsigned), Buffer.of(0)])

const macHeaderStart = Buffer.of(frame.generalCiphering, 0, 0, 0, 0, 0, 0)
const securityHeader = Buffer.of(frame.securityControl, 0, 0, 0, 0)

/** Puts the MAC Header before and the MAC of 12 octets behind a message that has its signature, or a length of zero. */
export function withMac(grouping: Uint8Array, mac: Uint8Array): Buffer {
  if (mac.length !== frame.macLength) throw new RangeError(`${mac.length} octets are no MAC`)
  const length = writeLength(securityHeader.length + grouping.length + mac.length)
  return Buffer.concat([macHeaderStart, length, securityHeader, grouping, mac])
}

/**
 * What the signer of a Pre-Command signs: from after the tag DF through the content (docs/domain/gbcs.md#signature).
 */
export const signedOctetsOf = (unsigned: Uint8Array): Buffer => throughContent(unsigned).subarray(1)

/** Without the trailing zero octet that some senders put behind a Pre-Command (docs/domain/gbcs.md#trailing-zero). */
function throughContent(unsigned: Uint8Array): Buffer {
  const message = readMessage(unsigned)
  if (!message.ok || message.value.hasMacHeader || message.value.signature !== null) {
    throw new TypeError('only a Pre-Command can be given a signature')
  }
  return message.value.octets.subarray(0, message.value.signedOctets.length + 1)
}
