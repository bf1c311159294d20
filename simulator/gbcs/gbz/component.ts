import type { OctetReader } from '../octets/octet-reader.ts'
import { describeCluster } from './clusters.ts'
import { describeUtcTime } from './types.ts'
import { readZclHeader, readZclPayload, writeZclHeader, writeZclPayload, type ZclHeader } from './zcl-frame.ts'

/** One of the commands in a GBZ message: the cluster it goes to, and a ZCL frame, whose payload may be encrypted. */
export interface GbzComponent {
  /** Bit 0: the last one; 1: encrypted; 4: with a moment from which on it is meant (GBCS 7.2.9). */
  readonly control: number
  readonly clusterId: number
  /** Of a read of a log: from when on, in seconds since 2000. */
  readonly fromDateTime: number | null
  /** Of an encrypted one. */
  readonly additionalHeader: AdditionalHeader | null
  readonly header: ZclHeader
  /** By the description of the command; the octets of an unknown one. */
  readonly payload: unknown
}

export interface AdditionalHeader {
  readonly control: number
  /** Which of the encrypted components of its message it is, from 0. */
  readonly frameCounter: number
}

/** A payload that is encrypted: AES-128-GCM, suite 1, with a tag of 12 octets. */
export interface EncryptedPayload {
  /** 31, and an invocation counter of four octets. */
  readonly securityHeader: Buffer
  readonly ciphertext: Buffer
  readonly mac: Buffer
}

const controlBits = { last: 0x01, encrypted: 0x02, fromDateTime: 0x10 } as const
/** The control of a component that is not encrypted. */
export const controlOf = (component: { readonly isLast: boolean; readonly hasFromDateTime: boolean }): number =>
  (component.isLast ? controlBits.last : 0) | (component.hasFromDateTime ? controlBits.fromDateTime : 0)

const securityHeaderLength = 5
const macLength = 12

export const isEncrypted = (component: Pick<GbzComponent, 'control'>): boolean =>
  (component.control & controlBits.encrypted) !== 0

const describeControl = (control: number): string => {
  const parts = [
    control & controlBits.last ? 'the last' : 'more follow',
    ...(control & controlBits.encrypted ? ['encrypted'] : []),
    ...(control & controlBits.fromDateTime ? ['with From Date Time'] : []),
  ]
  return `${control.toString(16).toUpperCase().padStart(2, '0')} (${parts.join(', ')})`
}

export function readComponent(reader: OctetReader, name: string): GbzComponent {
  return reader.group(name, () => {
    const control = reader.octet('Extended Header Control Field', describeControl)
    const clusterId = reader
      .octets('Extended Header Cluster Id', 2, (octets) => describeCluster(octets.readUInt16BE()))
      .readUInt16BE()
    const length = reader
      .octets('Extended Header GBZ Command Length', 2, (octets) => String(octets.readUInt16BE()))
      .readUInt16BE()
    return reader.within(name, length, () => ({ control, clusterId, ...readBody(reader, control, clusterId) }))
  })
}

function readBody(
  reader: OctetReader,
  control: number,
  clusterId: number,
): Pick<GbzComponent, 'fromDateTime' | 'additionalHeader' | 'header' | 'payload'> {
  const additionalHeader =
    control & controlBits.encrypted
      ? {
          control: reader.octet('Additional Header Control'),
          frameCounter: reader.octet('Additional Header Frame Counter', String),
        }
      : null
  const fromDateTime =
    control & controlBits.fromDateTime
      ? reader.octets('From Date Time', 4, (octets) => describeUtcTime(octets.readUInt32BE())).readUInt32BE()
      : null
  const header = readZclHeader(reader, clusterId)
  const payload = control & controlBits.encrypted ? readEncrypted(reader) : readZclPayload(reader, clusterId, header)
  return { fromDateTime, additionalHeader, header, payload }
}

function readEncrypted(reader: OctetReader): EncryptedPayload {
  const length = reader
    .octets('Ciphered Information Length', 2, (octets) => String(octets.readUInt16BE()))
    .readUInt16BE()
  return reader.within('Ciphered Information', length, () => {
    const securityHeader = reader.octets('Security Header', securityHeaderLength)
    if (reader.remaining < macLength) reader.fail('truncated', 'the ciphered information has no MAC of 12 octets')
    const ciphertext = reader.octets(
      'Encrypted ZCL Payload',
      reader.remaining - macLength,
      (octets) => `encrypted: ${octets.toString('hex').toUpperCase()}`,
    )
    return { securityHeader, ciphertext, mac: reader.octets('MAC of the Encrypted ZCL Payload', macLength) }
  })
}

export function writeComponent(component: GbzComponent): Buffer {
  const { control, clusterId, fromDateTime, additionalHeader, header, payload } = component
  const body = Buffer.concat([
    ...(additionalHeader === null ? [] : [Buffer.of(additionalHeader.control, additionalHeader.frameCounter)]),
    ...(fromDateTime === null ? [] : [unsignedOctets(fromDateTime, 4)]),
    writeZclHeader(header),
    isEncrypted(component) ? writeEncrypted(payload as EncryptedPayload) : writeZclPayload(clusterId, header, payload),
  ])
  return Buffer.concat([Buffer.of(control), unsignedOctets(clusterId, 2), unsignedOctets(body.length, 2), body])
}

function writeEncrypted({ securityHeader, ciphertext, mac }: EncryptedPayload): Buffer {
  const length = securityHeader.length + ciphertext.length + mac.length
  return Buffer.concat([unsignedOctets(length, 2), securityHeader, ciphertext, mac])
}

/** Big-endian: GBCS writes its own headers so, while ZigBee is little-endian inside them. */
function unsignedOctets(value: number, length: number): Buffer {
  const octets = Buffer.alloc(length)
  octets.writeUIntBE(value, 0, length)
  return octets
}
