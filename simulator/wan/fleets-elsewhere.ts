import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { sendOrDrop } from '../environment/slow-readers.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import {
  fleetMessageSchema,
  readDeviceFrame,
  readTextMessage,
  type WanMessage,
  writeDeviceFrame,
} from './wan-messages.ts'

/** Octets of one message: a list of some fifty thousand devices. */
const largestMessageOctets = 1024 * 1024

/** WebSocket status code (RFC 6455, 7.4.1): the client may not connect. */
const policyViolation = 1008

export interface FleetsElsewhereOptions {
  /** Whether the Smart Metering Inventory knows a device: no other can be held. */
  readonly knows: (device: EntityIdentifier) => boolean
  /** Why no fleet may connect to this network, in a sentence; null where one may. */
  readonly closedBecause: string | null
  readonly log: Logger
}

/** One that is connected. */
interface Fleet {
  readonly socket: WebSocket
  readonly held: Set<EntityIdentifier>
}

/** The devices of fleets in other processes, as a population of this one. */
export interface FleetsElsewhere {
  readonly population: DevicePopulation
  /** Where fleets connect; it has no HTTP server of its own. */
  readonly sockets: WebSocketServer
  /** How many devices were ever claimed by a fleet elsewhere. */
  devices(): number
  close(): void
}

/**
 * Takes fleets of other processes over WebSockets. A device that one of them has claimed is its own from then on: while that
 * fleet is away the device cannot be called, and no other answers in its place.
 */
export function createFleetsElsewhere({ knows, closedBecause, log }: FleetsElsewhereOptions): FleetsElsewhere {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: largestMessageOctets })
  const fleets = new Map<EntityIdentifier, WebSocket | null>()
  let sendUp: Parameters<DevicePopulation['onUnprompted']>[0] = async () => {}

  /** All of the devices or none. */
  const claim = ({ socket, held }: Fleet, devices: readonly EntityIdentifier[]): WanMessage => {
    const unknown = devices.find((device) => !knows(device))
    if (unknown !== undefined) return { error: `The Smart Metering Inventory holds no device ${unknown}` }
    const taken = devices.find((device) => ![undefined, null, socket].includes(fleets.get(device)))
    if (taken !== undefined) return { error: `Another fleet holds ${taken}` }
    for (const device of devices) {
      fleets.set(device, socket)
      held.add(device)
    }
    return { held: held.size }
  }

  /** What to answer to a message; nothing to a frame that was taken. */
  const take = (fleet: Fleet, message: Buffer, isBinary: boolean): WanMessage | null => {
    if (!isBinary) {
      const said = readTextMessage(fleetMessageSchema, message)
      return said.ok ? claim(fleet, said.value.holds) : { error: said.sentence }
    }
    const carried = readDeviceFrame(message)
    if (carried === null) return { error: 'A frame is the eight octets of its device, then the GBCS message' }
    if (!fleet.held.has(carried.device)) return { error: `This fleet does not hold ${carried.device}` }
    void sendUp(carried.device, carried.frame)
    return null
  }

  sockets.on('connection', (socket) => {
    socket.on('error', (fault) => log.debug({ err: fault }, 'a fleet elsewhere broke off'))
    if (closedBecause !== null) return socket.close(policyViolation, closedBecause)
    const fleet: Fleet = { socket, held: new Set() }
    socket.on('message', (data: RawData, isBinary) => {
      const answer = take(fleet, octetsOf(data), isBinary)
      if (answer !== null) sendOrDrop(socket, JSON.stringify(answer))
    })
    socket.on('close', () => {
      for (const device of fleet.held) fleets.set(device, null)
      log.info({ devices: fleet.held.size }, 'a fleet elsewhere has gone')
    })
  })

  const population: DevicePopulation = {
    holds: (device) => fleets.has(device),
    reaches: (device) => fleets.get(device)?.readyState === 1,
    async receive(device, frame) {
      // What the device answers comes as whatever else it sends: the DCC tells them apart, as it does with real devices.
      const fleet = fleets.get(device)
      if (fleet != null) sendOrDrop(fleet, writeDeviceFrame(device, frame))
    },
    onUnprompted(send) {
      sendUp = send
    },
  }

  return {
    population,
    sockets,
    devices: () => fleets.size,
    close() {
      for (const fleet of sockets.clients) fleet.terminate()
    },
  }
}

const octetsOf = (data: RawData): Buffer =>
  Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
