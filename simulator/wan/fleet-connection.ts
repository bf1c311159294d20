import { WebSocket } from 'ws'
import { type MachineTime, machineTime } from '../environment/machine-time.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import {
  type FleetMessage,
  greatestNumber,
  type NetworkMessage,
  networkMessages,
  readDeviceFrame,
  readTextMessage,
  wanVersion,
  writeDeviceFrame,
} from './wan-messages.ts'

/** Devices named in one message. */
const devicesPerMessage = 10_000

/** Milliseconds until a connection that broke off is tried again. */
const reconnectAfterMs = 1000

/** How often in a lease the network is told that the fleet is there. */
const beatsPerLease = 4

/** Milliseconds that the network has to greet a fleet. */
const greetsWithinMs = 10_000

/** Characters of what is said of a frame that is given back. */
const longestReason = 1000

export interface FleetConnectionOptions {
  /** `ws://127.0.0.1:8090/wan` */
  readonly address: string
  /** Who the fleet is: what comes under the same name takes the place of an earlier connection. */
  readonly name: string
  /** WebSocket subprotocols to offer, such as one that says a token. */
  readonly subprotocols?: readonly string[]
  readonly devices: readonly EntityIdentifier[]
  readonly population: DevicePopulation
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly time?: MachineTime
  readonly log: Logger
}

/** A population whose DCC is in another process. */
export interface FleetConnection {
  /** Settles once the DCC has taken every device; rejects with the sentence of one that has not. */
  readonly joined: Promise<void>
  /** Resolves when the DCC takes the devices no more, such as where another fleet has them meanwhile. */
  readonly failure: Promise<SimulatorFault>
  close(): void
}

/** One connection, and what is known of its lease. */
interface Link {
  readonly socket: WebSocket
  /** By the machine's time: until then nobody else has the devices. */
  leaseEnds: number
  leaseMs: number
  /** When each beat was sent that was not answered. */
  readonly beats: Map<number, number>
  lastBeat: number
  /** Frames that the network wants back. */
  readonly recalled: Set<number>
  readonly inHand: Set<number>
  hasJoined: boolean
  stopBeating: () => void
}

/** A frame of a device that the network has not recorded. */
interface Unrecorded {
  readonly device: EntityIdentifier
  readonly frame: Uint8Array
  readonly recorded: () => void
}

/**
 * Connects a population to the WAN of a network in another process, and again whenever the connection breaks off
 * (docs/decisions/0051). What devices send is kept until the network has recorded it. A Command is carried out only under the
 * connection that it came over, and only while its lease lasts: counted from when the fleet last asked for it, so that one that slept
 * knows when it wakes that the network has given it up.
 */
export function connectFleet(options: FleetConnectionOptions): FleetConnection {
  const { address, name, subprotocols = [], devices, population, clock, scheduler, time = machineTime, log } = options
  let link: Link | null = null
  let isClosed = false
  let lastNumber = 0
  const { promise: joined, resolve, reject } = withResolvers()
  let fail = (_fault: SimulatorFault): void => {}
  const failure = new Promise<SimulatorFault>((failed) => {
    fail = failed
  })
  const refuse = (sentence: string): void => {
    reject(new Error(sentence))
    fail(new SimulatorFault('SIM_USAGE', `${address}: ${sentence}`))
  }

  const unrecorded = new Map<number, Unrecorded>()

  const say = ({ socket }: Link, message: FleetMessage): void => socket.send(JSON.stringify(message))

  /** Out of the device's hands when the network has recorded it; while the network is away it waits for the next connection. */
  const sendUp = (device: EntityIdentifier, frame: Uint8Array): Promise<void> => {
    lastNumber = lastNumber === greatestNumber ? 1 : lastNumber + 1
    const number = lastNumber
    const recorded = new Promise<void>((done) => unrecorded.set(number, { device, frame, recorded: done }))
    if (link?.hasJoined === true) link.socket.send(writeDeviceFrame(number, device, frame))
    return recorded
  }
  population.onUnprompted(sendUp)

  const isRecorded = (number: number): void => {
    unrecorded.get(number)?.recorded()
    unrecorded.delete(number)
  }

  const isOver = ({ socket, leaseEnds }: Link): boolean =>
    socket.readyState !== WebSocket.OPEN || leaseEnds < time.now()

  const takeDown = (over: Link, message: Buffer): void => {
    const carried = readDeviceFrame(message)
    if (carried === null) {
      log.warn({ octets: message.length }, 'a message that is no frame')
      return
    }
    const { number, device, frame } = carried
    over.inHand.add(number)
    const isRecalled = (): boolean => isOver(over) || over.recalled.has(number)
    const whyNot = (): string => {
      if (over.recalled.has(number)) return 'it was recalled'
      return isOver(over) ? 'its lease has ended' : 'the device is not here'
    }
    population
      .receive(device, frame, (answer) => sendUp(device, answer), isRecalled)
      .then((isReceived) => say(over, isReceived ? { receipt: number } : { returned: number, why: whyNot() }))
      .catch((fault: unknown) => {
        log.error({ err: fault, device }, 'a frame was not taken')
        say(over, { returned: number, why: String(fault).slice(0, longestReason) })
      })
      .finally(() => {
        over.inHand.delete(number)
        over.recalled.delete(number)
      })
  }

  const leaveIfOver = ({ socket, leaseEnds }: Link): void => {
    if (leaseEnds < time.now()) socket.terminate()
  }

  /** Tells the network that the fleet is there, and leaves a connection over which nothing has come for a lease. */
  const beat = (over: Link): void => {
    leaveIfOver(over)
    if (isOver(over)) return
    over.lastBeat += 1
    over.beats.set(over.lastBeat, time.now())
    say(over, { beat: over.lastBeat })
  }

  const hear = (over: Link, said: NetworkMessage, openedAt: number): void => {
    if ('leaseMs' in said) {
      over.leaseMs = said.leaseMs
      over.leaseEnds = openedAt + said.leaseMs
      over.stopBeating()
      over.stopBeating = time.every(said.leaseMs / beatsPerLease, () => beat(over))
      for (let from = 0; from < devices.length; from += devicesPerMessage)
        say(over, { holds: devices.slice(from, from + devicesPerMessage) })
    } else if ('beat' in said) {
      const sentAt = over.beats.get(said.beat)
      if (sentAt === undefined) return
      over.leaseEnds = Math.max(over.leaseEnds, sentAt + over.leaseMs)
      over.beats.delete(said.beat)
    } else if ('held' in said) {
      if (said.held !== devices.length) return
      over.hasJoined = true
      for (const [number, { device, frame }] of unrecorded) over.socket.send(writeDeviceFrame(number, device, frame))
      resolve()
    } else if ('taken' in said) isRecorded(said.taken)
    else if ('recall' in said) {
      if (over.inHand.has(said.recall)) over.recalled.add(said.recall)
    } else {
      log.error({ error: said.error }, 'the network refused')
      if (said.frame === undefined) refuse(said.error)
      else isRecorded(said.frame)
    }
  }

  const open = (): void => {
    const socket = new WebSocket(address, [...subprotocols], { perMessageDeflate: false })
    const openedAt = time.now()
    const opened: Link = {
      socket,
      leaseEnds: openedAt + greetsWithinMs,
      leaseMs: 0,
      beats: new Map(),
      lastBeat: 0,
      recalled: new Set(),
      inHand: new Set(),
      hasJoined: false,
      stopBeating: () => {},
    }
    link = opened
    socket.on('open', () => say(opened, { fleet: name, version: wanVersion }))
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return takeDown(opened, data)
      const said = readTextMessage(networkMessages, data)
      if (said.ok) hear(opened, said.value, openedAt)
      else log.warn({ sentence: said.sentence }, 'the network said what is not understood')
    })
    socket.on('unexpected-response', (request, { statusCode, statusMessage }) => {
      if (statusCode === 401 || statusCode === 403) refuse(`the network answered ${statusCode} ${statusMessage}`)
      request.destroy()
    })
    socket.on('error', (fault) => log.debug({ err: fault }, 'the connection to the network failed'))
    socket.on('close', (_code, reason) => {
      opened.stopBeating()
      if (reason.length > 0) refuse(String(reason))
      if (!isClosed) scheduler.at(instant(clock.now() + reconnectAfterMs), 'connecting a fleet again', open)
    })
    opened.stopBeating = time.every(greetsWithinMs / beatsPerLease, () => leaveIfOver(opened))
  }
  open()

  return {
    joined,
    failure,
    close() {
      isClosed = true
      link?.stopBeating()
      link?.socket.close()
    },
  }
}

function withResolvers() {
  let resolve = (): void => {}
  let reject = (_fault: Error): void => {}
  const promise = new Promise<void>((onDone, onFault) => {
    resolve = onDone
    reject = onFault
  })
  // A refusal that comes later is told as a failure.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
