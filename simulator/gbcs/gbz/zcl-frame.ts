import type { OctetReader } from '../octets/octet-reader.ts'
import type { Cluster, ClusterCommand } from './cluster.ts'
import { clusterOf } from './clusters.ts'
import { foundationCommand } from './foundation.ts'
import { remainder } from './types.ts'

/** The header of a ZCL frame (ZCL 2.3.1), in octets as they stand. */
export interface ZclHeader {
  /** Bits 0 and 1: of all clusters (0) or of this one (1); 2: manufacturer's own; 3: from the server; 4: no default response wanted. */
  readonly frameControl: number
  /** Of a manufacturer's own command. */
  readonly manufacturerCode: number | null
  readonly sequenceNumber: number
  readonly commandId: number
}

const bits = {
  clusterCommand: 0x01,
  frameType: 0x03,
  manufacturer: 0x04,
  fromServer: 0x08,
  noDefaultResponse: 0x10,
} as const

/** The frame control of a command of a cluster, or of all clusters. */
export const frameControlOf = (
  scope: 'cluster' | 'foundation',
  from: 'client' | 'server',
  defaultResponse: 'wanted' | 'not wanted',
): number =>
  (scope === 'cluster' ? bits.clusterCommand : 0) |
  (from === 'server' ? bits.fromServer : 0) |
  (defaultResponse === 'not wanted' ? bits.noDefaultResponse : 0)

/** In words. */
export function describeFrameControl(frameControl: number): string {
  const parts = [
    (frameControl & bits.frameType) === bits.clusterCommand ? "the cluster's" : 'for all clusters',
    frameControl & bits.fromServer ? 'from the server' : 'from the client',
    ...(frameControl & bits.manufacturer ? ["manufacturer's own"] : []),
    ...(frameControl & bits.noDefaultResponse ? ['no default response'] : []),
  ]
  return `${frameControl.toString(16).toUpperCase().padStart(2, '0')} (${parts.join(', ')})`
}

export function readZclHeader(reader: OctetReader, clusterId: number): ZclHeader {
  return reader.group('ZCL Header', () => {
    const frameControl = reader.octet('Frame Control', describeFrameControl)
    const manufacturerCode =
      frameControl & bits.manufacturer ? reader.octets('Manufacturer Code', 2).readUInt16LE() : null
    const sequenceNumber = reader.octet('Sequence Number', String)
    const commandId = reader.octet('Command Id', (id) => describeCommand(clusterId, frameControl, id))
    return { frameControl, manufacturerCode, sequenceNumber, commandId }
  })
}

export function writeZclHeader({ frameControl, manufacturerCode, sequenceNumber, commandId }: ZclHeader): Buffer {
  const code = Buffer.alloc(manufacturerCode === null ? 0 : 2)
  if (manufacturerCode !== null) code.writeUInt16LE(manufacturerCode)
  return Buffer.concat([Buffer.of(frameControl), code, Buffer.of(sequenceNumber, commandId)])
}

/** What a command of a cluster is called, and what it holds; undefined for one that GBCS does not use. */
export function commandOf(clusterId: number, frameControl: number, commandId: number): ClusterCommand | undefined {
  const cluster = clusterOf(clusterId)
  if (cluster === undefined || frameControl & bits.manufacturer) return undefined
  const scope = frameControl & bits.frameType
  if (scope === 0) return foundationCommand(cluster, commandId)
  return scope === bits.clusterCommand ? commandsFrom(cluster, frameControl)[commandId] : undefined
}

const commandsFrom = (cluster: Cluster, frameControl: number): Cluster['fromClient'] =>
  frameControl & bits.fromServer ? cluster.fromServer : cluster.fromClient

export const describeCommand = (clusterId: number, frameControl: number, commandId: number): string =>
  `${commandId.toString(16).toUpperCase().padStart(2, '0')} (${commandOf(clusterId, frameControl, commandId)?.name ?? 'unknown command'})`

/** Reads the payload of a command to its last octet; of an unknown one the octets as they stand. */
export function readZclPayload(reader: OctetReader, clusterId: number, header: ZclHeader): unknown {
  const command = commandOf(clusterId, header.frameControl, header.commandId)
  const codec = command?.payload ?? remainder
  return reader.group(command?.name ?? 'ZCL Payload', () => codec.read(reader, 'Payload'))
}

export function writeZclPayload(clusterId: number, header: ZclHeader, payload: unknown): Buffer {
  const codec = commandOf(clusterId, header.frameControl, header.commandId)?.payload
  return codec === undefined ? remainder.write(payload as Buffer) : codec.write(payload)
}
