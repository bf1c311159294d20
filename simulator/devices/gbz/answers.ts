import { clusterOf } from '../../gbcs/gbz/clusters.ts'
import { decode, OctetReader } from '../../gbcs/octets/octet-reader.ts'
import type { ClusterAnswer } from './moment.ts'

/** From the server of a cluster; with a default response wanted, or not (ZCL 2.3.1). */
const fromServer = 0x09
const fromServerWithoutDefault = 0x19

/** Clusters of gas devices. */
export const cluster = {
  basic: 0x0000,
  price: 0x0700,
  metering: 0x0702,
  messaging: 0x0703,
  prepayment: 0x0705,
  calendar: 0x0707,
  deviceManagement: 0x0708,
  events: 0x0709,
} as const

export const answer = (commandId: number, payload: unknown): ClusterAnswer => ({
  commandId,
  payload,
  frameControl: fromServer,
})

/** One that wants no default response. */
export const lastAnswer = (commandId: number, payload: unknown): ClusterAnswer => ({
  commandId,
  payload,
  frameControl: fromServerWithoutDefault,
})

/** Octets in which the state keeps what was published, by the description of the command. */
export function writtenPayload(clusterId: number, commandId: number, payload: unknown): Buffer {
  return codecOf(clusterId, commandId).write(payload)
}

/** What they say. */
export function readPayload(clusterId: number, commandId: number, octets: Buffer): unknown {
  const read = decode(new OctetReader(octets), 'the payload', (reader) =>
    codecOf(clusterId, commandId).read(reader, 'Payload'),
  )
  if (!read.ok) throw new TypeError(`a payload that was kept does not read: ${read.failure.detail}`)
  return read.value
}

function codecOf(clusterId: number, commandId: number) {
  const command = clusterOf(clusterId)?.fromServer[commandId]
  if (command === undefined) throw new RangeError(`cluster ${clusterId} publishes no command ${commandId}`)
  return command.payload
}
