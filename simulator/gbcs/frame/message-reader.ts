import { type EntityIdentifier, entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import type { Result } from '../../vocabulary/result.ts'
import { describeDlmsDateTime } from '../date-time.ts'
import { describeCertificate } from '../describe-certificate.ts'
import { formatMessageCode } from '../message-codes.ts'
import { opaque, readLength, tags } from '../octets/ber.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { type Cra, craOfOctet, frame, type GroupingHeader } from './grouping-header.ts'

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
export function readMessage(octets: Uint8Array): Result<GbcsMessage, GbcsFlaw> {
  return decode(new OctetReader(octets), 'the message', decodeMessage)
}

/** The decoder behind `readMessage`, which also records a description where its reader does. */
export function decodeMessage(reader: OctetReader): GbcsMessage {
  const hasMacHeader = reader.nextIs(frame.generalCiphering)
  if (hasMacHeader) reader.group('MAC Header', () => readMacHeader(reader))
  const groupingStart = reader.at
  const header = reader.group('Grouping Header', () => readGroupingHeader(reader))
  const contentLength = reader.field('Content Length', () => readLength(reader, 'Content'), String)
  const content = reader.octets('Content', contentLength)
  const signedOctets = reader.from(groupingStart + 1)
  const signature = readSignature(reader, hasMacHeader)
  const groupingOctets = reader.from(groupingStart)
  const mac = hasMacHeader ? reader.octets('MAC', frame.macLength) : null
  // Field by field: a spread here costs more than all the reading.
  return {
    cra: header.cra,
    counter: header.counter,
    originator: header.originator,
    recipient: header.recipient,
    dateTime: header.dateTime,
    messageCode: header.messageCode,
    supplementary: header.supplementary,
    octets: reader.from(0),
    content,
    signature,
    mac,
    hasMacHeader,
    signedOctets,
    groupingOctets,
  }
}

/**
 * General-ciphering without system titles, date-time, other information and key information
 * (docs/domain/gbcs.md#mac-header).
 */
const emptyMacHeaderFields = [
  'Transaction Id Length',
  'Originator System Title Length',
  'Recipient System Title Length',
  'Date Time Length',
  'Other Information Length',
  'Key Info',
]

function readMacHeader(reader: OctetReader): void {
  reader.octet('General-Ciphering')
  for (const name of emptyMacHeaderFields) {
    if (reader.octet(name) !== 0) reader.fail('mac-header', `${name} is not zero`, reader.at - 1)
  }
  const length = reader.field('Ciphered Service Length', () => readLength(reader, 'Ciphered Service'), String)
  if (length !== reader.remaining) {
    const detail = `Ciphered Service Length is ${length} where ${reader.remaining} octets are left`
    reader.fail(length > reader.remaining ? 'truncated' : 'trailing-octets', detail)
  }
  if (reader.octet('Security Control Byte') !== frame.securityControl) {
    reader.fail('mac-header', 'the Security Control Byte asks for something else than authentication', reader.at - 1)
  }
  if (reader.octets('Invocation Counter', 4).readUInt32BE() !== 0) {
    reader.fail('mac-header', 'the Invocation Counter is not zero', reader.at - 4)
  }
}

function readGroupingHeader(reader: OctetReader): GroupingHeader {
  if (reader.octet('General-Signing') !== frame.generalSigning) {
    reader.fail('grouping-header', 'a Grouping Header begins with DF', reader.at - 1)
  }
  expectLength(reader, 'Transaction Id Length', 9)
  const cra = readCra(reader)
  const counter = reader.octets('Originator Counter', 8, inDecimal).readBigUInt64BE()
  expectLength(reader, 'Originator System Title Length', 8)
  const originator = readEntityIdentifier(reader, 'Business Originator ID')
  expectLength(reader, 'Recipient System Title Length', 8)
  const recipient = readEntityIdentifier(reader, 'Business Target ID')
  const dateTime = readDateTime(reader)
  const otherLength = reader.field('Other Information Length', () => readLength(reader, 'Other Information'), String)
  const { messageCode, supplementary } = reader.within('Other Information', otherLength, () =>
    readOtherInformation(reader),
  )
  return { cra, counter, originator, recipient, dateTime, messageCode, supplementary }
}

function expectLength(reader: OctetReader, name: string, expected: number): void {
  const start = reader.at
  const length = reader.field(name, () => readLength(reader, name), String)
  if (length !== expected) reader.fail('grouping-header', `${name} is ${length} and not ${expected}`, start)
}

function readCra(reader: OctetReader): Cra {
  const cra = craOfOctet(reader.octet('CRA Flag', (octet) => `${octet} (${craOfOctet(octet) ?? 'unknown'})`))
  if (cra === undefined) reader.fail('grouping-header', 'the CRA Flag is none of 1, 2 and 3', reader.at - 1)
  return cra
}

const readEntityIdentifier = (reader: OctetReader, name: string): EntityIdentifier =>
  entityIdentifierFromOctets(reader.octets(name, 8, entityIdentifierFromOctets))

function readDateTime(reader: OctetReader): Buffer | null {
  const start = reader.at
  const length = reader.field('Date Time Length', () => readLength(reader, 'Date Time'), String)
  if (length === 0) return null
  if (length !== 12) reader.fail('grouping-header', `Date Time Length is ${length}, neither 0 nor 12`, start)
  return reader.octets('Date Time', 12, describeDlmsDateTime)
}

function readOtherInformation(reader: OctetReader): { messageCode: number; supplementary: Buffer } {
  const messageCode = reader
    .octets('Message Code', 2, (octets) => formatMessageCode(octets.readUInt16BE()))
    .readUInt16BE()
  const start = reader.at
  readSupplementary(reader)
  return { messageCode, supplementary: reader.from(start) }
}

/** Each part is there only where those before it are, but a certificate may follow without a counter of its own. */
function readSupplementary(reader: OctetReader): void {
  if (reader.remaining >= 8) reader.octets('Supplementary Remote Party ID', 8, entityIdentifierFromOctets)
  if (reader.remaining >= 8) reader.octets('Supplementary Remote Party Counter', 8, inDecimal)
  if (reader.remaining >= 8 && !isOneSequence(reader.from(reader.at, reader.at + reader.remaining))) {
    reader.octets('Supplementary Originator Counter', 8, inDecimal)
  }
  if (reader.remaining > 0) {
    reader.octets('Supplementary Remote Party Key Agreement Certificate', reader.remaining, describeCertificate)
  }
}

/** A counter may begin with the tag of a certificate, so it is the length that tells them apart. */
const isOneSequence = (octets: Buffer): boolean =>
  octets.length > 8 && decode(new OctetReader(octets), 'it', (it) => opaque(it, 'it', tags.sequence, String)).ok

const inDecimal = (octets: Buffer): string => String(octets.readBigUInt64BE())

function readSignature(reader: OctetReader, hasMacHeader: boolean): Buffer | null {
  if (!hasMacHeader && reader.remaining === 0) return null
  const length = reader.octet('Signature Length', String)
  if (length === 0) return null
  if (length !== frame.signatureLength) {
    reader.fail(
      'signature-length',
      `Signature Length is ${length}, neither 0 nor ${frame.signatureLength}`,
      reader.at - 1,
    )
  }
  return reader.octets('Signature', frame.signatureLength)
}
