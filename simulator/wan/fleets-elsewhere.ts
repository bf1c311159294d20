import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { type MachineTime, machineTime } from '../environment/machine-time.ts'
import { sendOrDrop } from '../environment/slow-readers.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { State } from '../vocabulary/ports/state.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import { DevicesElsewhere } from './devices-elsewhere.ts'
import {
  type FleetMessage,
  fleetMessages,
  greatestNumber,
  type NetworkMessage,
  readDeviceFrame,
  readTextMessage,
  wanVersion,
  writeDeviceFrame,
} from './wan-messages.ts'

/** Octets of one message: a list of some fifty thousand devices. */
const largestMessageOctets = 1024 * 1024

/** WebSocket status code (RFC 6455, 7.4.1): the client may not connect. */
const policyViolation = 1008

/** How often in a lease it is looked who has not been heard of. */
const looksPerLease = 4

export interface FleetsElsewhereOptions {
  readonly state: Pick<State, 'page' | 'change'>
  /** Whether the Smart Metering Inventory knows a device: no other can be held. */
  readonly knows: (device: EntityIdentifier) => boolean
  /** Why no fleet may connect to this network, in a sentence; null where one may. */
  readonly closedBecause: string | null
  /** For how long a fleet that is not heard of has its devices. */
  readonly leaseMs: number
  /** Told of devices that no fleet had claimed before, when that is durable. */
  readonly onClaimed?: (devices: readonly EntityIdentifier[]) => void
  readonly time?: MachineTime
  readonly log: Logger
}

/** A frame that a fleet has and has not given its receipt for. */
interface InHand {
  readonly device: EntityIdentifier
  readonly number: number
  readonly settle: (isReceived: boolean) => void
  isRecalled: boolean
}

/** One that is connected. */
interface Fleet {
  readonly socket: WebSocket
  readonly held: Set<EntityIdentifier>
  readonly inHand: Map<number, InHand>
  /** Null before its first message. */
  name: string | null
  leaseEnds: number
}

/** The devices of fleets in other processes, as a population of this one. */
export interface FleetsElsewhere {
  readonly population: DevicePopulation
  /** Where fleets connect; it has no HTTP server of its own. */
  readonly sockets: WebSocketServer
  /** Every device that was ever claimed by a fleet elsewhere. */
  claimed(): readonly EntityIdentifier[]
  /** How many those are. */
  devices(): number
  close(): void
}

/**
 * Takes fleets of other processes over WebSockets (docs/decisions/0051). A device that one of them has claimed is its own from
 * then on, across restarts: while that fleet is away the device cannot be called, and no other answers in its place. A frame is
 * delivered when the fleet has given its receipt; what a fleet has in hand when it is gone, or has not been heard of for its lease,
 * was not delivered.
 */
export async function createFleetsElsewhere(options: FleetsElsewhereOptions): Promise<FleetsElsewhere> {
  const { state, knows, closedBecause, leaseMs, onClaimed = () => {}, time = machineTime, log } = options
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: largestMessageOctets })
  const elsewhere = await DevicesElsewhere.open(state)
  const fleets = new Set<Fleet>()
  const holders = new Map<EntityIdentifier, Fleet>()
  /** What was handed over last for a device: the next of its lane waits for the receipt. */
  const lastOf = new Map<EntityIdentifier, InHand>()
  let sendUp: Parameters<DevicePopulation['onUnprompted']>[0] = async () => {}
  let lastNumber = 0

  const say = ({ socket }: Fleet, message: NetworkMessage): void => sendOrDrop(socket, JSON.stringify(message))

  const settle = (fleet: Fleet, number: number, isReceived: boolean): null => {
    const inHand = fleet.inHand.get(number)
    fleet.inHand.delete(number)
    if (inHand !== undefined && lastOf.get(inHand.device) === inHand) lastOf.delete(inHand.device)
    inHand?.settle(isReceived)
    return null
  }

  /** Its devices cannot be called from now on, and what it had in hand is the lanes' again. */
  const letGo = (fleet: Fleet): void => {
    if (!fleets.delete(fleet)) return
    fleet.socket.terminate()
    for (const device of fleet.held) if (holders.get(device) === fleet) holders.delete(device)
    for (const number of [...fleet.inHand.keys()]) settle(fleet, number, false)
    log.info({ devices: fleet.held.size }, 'a fleet elsewhere has gone')
  }

  const stopLooking = time.every(leaseMs / looksPerLease, () => {
    for (const fleet of fleets) if (fleet.leaseEnds < time.now()) letGo(fleet)
  })

  const greet = (fleet: Fleet, name: string, version: number): NetworkMessage => {
    if (version !== wanVersion)
      return {
        error: `This network speaks version ${wanVersion} of /wan, not ${version}: use the dcc-sim of the network`,
      }
    // A fleet that connects again has left its last connection, whatever is known of that here.
    for (const other of fleets) if (other !== fleet && other.name === name) letGo(other)
    fleet.name = name
    return { version: wanVersion, leaseMs }
  }

  /** All of the devices or none. */
  const claim = async (fleet: Fleet, devices: readonly EntityIdentifier[]): Promise<NetworkMessage> => {
    if (fleet.name === null)
      return {
        error: `This network speaks version ${wanVersion} of /wan, in which a fleet first says who it is, {"fleet": "…", "version": ${wanVersion}}: use the dcc-sim of the network`,
      }
    const unknown = devices.find((device) => !knows(device))
    if (unknown !== undefined) return { error: `The Smart Metering Inventory holds no device ${unknown}` }
    const heldByAnother = () => devices.find((device) => (holders.get(device) ?? fleet) !== fleet)
    if (heldByAnother() === undefined) onClaimed(await elsewhere.add(devices))
    const taken = heldByAnother()
    if (taken !== undefined)
      return { error: `Another fleet holds ${taken}, until it ends or is not heard of for ${leaseMs / 1000} s` }
    if (!fleets.has(fleet)) return { error: 'The lease of this connection has ended' }
    for (const device of devices) {
      holders.set(device, fleet)
      fleet.held.add(device)
    }
    return { held: fleet.held.size }
  }

  const hear = (fleet: Fleet, said: FleetMessage): Promise<NetworkMessage> | NetworkMessage | null => {
    if ('fleet' in said) return greet(fleet, said.fleet, said.version)
    if ('holds' in said) return claim(fleet, said.holds)
    if ('beat' in said) return said
    if ('receipt' in said) return settle(fleet, said.receipt, true)
    log.debug({ why: said.why }, 'a fleet elsewhere gave a frame back')
    return settle(fleet, said.returned, false)
  }

  const takeFrame = (fleet: Fleet, message: Buffer): NetworkMessage | null => {
    const carried = readDeviceFrame(message)
    if (carried === null)
      return { error: 'A frame is the four octets of its number, the eight of its device, then the GBCS message' }
    const { number, device, frame } = carried
    if (!fleet.held.has(device)) return { error: `This fleet does not hold ${device}`, frame: number }
    void sendUp(device, frame).then(() => say(fleet, { taken: number }))
    return null
  }

  /** What to answer to a message; nothing to a frame, before it was taken. */
  const take = async (fleet: Fleet, message: Buffer, isBinary: boolean): Promise<void> => {
    fleet.leaseEnds = time.now() + leaseMs
    let answer: NetworkMessage | null
    if (isBinary) answer = takeFrame(fleet, message)
    else {
      const said = readTextMessage(fleetMessages, message)
      answer = said.ok ? await hear(fleet, said.value) : { error: said.sentence }
    }
    if (answer !== null) say(fleet, answer)
  }

  sockets.on('connection', (socket) => {
    socket.on('error', (fault) => log.debug({ err: fault }, 'a fleet elsewhere broke off'))
    if (closedBecause !== null) return socket.close(policyViolation, closedBecause)
    const fleet: Fleet = { socket, held: new Set(), inHand: new Map(), name: null, leaseEnds: time.now() + leaseMs }
    fleets.add(fleet)
    // Each behind those before it: what a claim makes durable takes its time.
    let last = Promise.resolve()
    socket.on('message', (data: RawData, isBinary) => {
      last = last
        .then(() => take(fleet, octetsOf(data), isBinary))
        .catch((fault: unknown) => {
          log.error({ err: fault }, 'what a fleet elsewhere said was not taken')
          letGo(fleet)
        })
    })
    socket.on('close', () => letGo(fleet))
  })

  const population: DevicePopulation = {
    confirms: true,
    holds: (device) => elsewhere.has(device),
    reaches: (device) => holders.get(device)?.socket.readyState === 1,
    receive(device, frame) {
      // What the device answers comes as whatever else it sends: the DCC tells them apart, as it does with real devices.
      const fleet = holders.get(device)
      if (fleet === undefined) return Promise.resolve(false)
      lastNumber = lastNumber === greatestNumber ? 1 : lastNumber + 1
      const number = lastNumber
      const isReceived = new Promise<boolean>((settled) => {
        const inHand = { device, number, settle: settled, isRecalled: false }
        fleet.inHand.set(number, inHand)
        lastOf.set(device, inHand)
      })
      sendOrDrop(fleet.socket, writeDeviceFrame(number, device, frame))
      return isReceived
    },
    recall(device) {
      const [fleet, inHand] = [holders.get(device), lastOf.get(device)]
      if (fleet === undefined || inHand === undefined || inHand.isRecalled) return
      inHand.isRecalled = true
      say(fleet, { recall: inHand.number })
    },
    onUnprompted(send) {
      sendUp = send
    },
  }

  return {
    population,
    sockets,
    claimed: () => elsewhere.all(),
    devices: () => elsewhere.size,
    close() {
      stopLooking()
      for (const fleet of fleets) letGo(fleet)
    },
  }
}

const octetsOf = (data: RawData): Buffer =>
  Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
