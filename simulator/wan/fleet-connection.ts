import { WebSocket } from 'ws'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import { readDeviceFrame, readTextMessage, wanMessageSchema, writeDeviceFrame } from './wan-messages.ts'

/** Devices named in one message. */
const devicesPerMessage = 10_000

/** Milliseconds until a connection that broke off is tried again. */
const reconnectAfterMs = 1000

export interface FleetConnectionOptions {
  /** `ws://127.0.0.1:8090/wan` */
  readonly address: string
  /** WebSocket subprotocols to offer, such as one that says a token. */
  readonly subprotocols?: readonly string[]
  readonly devices: readonly EntityIdentifier[]
  readonly population: DevicePopulation
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Logger
}

/** A population whose DCC is in another process. */
export interface FleetConnection {
  /** Settles once the DCC has taken every device; rejects with the sentence of one that has not. */
  readonly joined: Promise<void>
  close(): void
}

/** Connects a population to the WAN of a network in another process, and again whenever the connection breaks off. */
export function connectFleet(options: FleetConnectionOptions): FleetConnection {
  const { address, subprotocols = [], devices, population, clock, scheduler, log } = options
  let socket: WebSocket | null = null
  let isClosed = false
  const { promise: joined, resolve, reject } = withResolvers()

  /** What waits for the network while it is away. */
  const waiting: (() => void)[] = []

  /** Out of the device's hands when the connection has taken it; while the network is away it waits for the next one. */
  const sendUp = async (device: EntityIdentifier, frame: Uint8Array): Promise<void> => {
    const message = writeDeviceFrame(device, frame)
    while (socket?.readyState !== WebSocket.OPEN || !(await isTaken(socket, message)))
      await new Promise<void>((again) => waiting.push(again))
  }
  population.onUnprompted(sendUp)

  const takeDown = (message: Buffer): void => {
    const carried = readDeviceFrame(message)
    if (carried === null) {
      log.warn({ octets: message.length }, 'a message that is no frame')
      return
    }
    const { device, frame } = carried
    population
      .receive(device, frame, (answer) => sendUp(device, answer))
      .catch((fault: unknown) => log.error({ err: fault, device }, 'a frame was not taken'))
  }

  const hear = (message: Buffer): void => {
    const said = readTextMessage(wanMessageSchema, message)
    if (!said.ok) log.warn({ sentence: said.sentence }, 'the network said what is not understood')
    else if ('error' in said.value) {
      log.error({ error: said.value.error }, 'the network refused')
      reject(new Error(said.value.error))
    } else if (said.value.held === devices.length) resolve()
  }

  const open = (): void => {
    const opened = new WebSocket(address, [...subprotocols], { perMessageDeflate: false })
    socket = opened
    opened.on('open', () => {
      for (let from = 0; from < devices.length; from += devicesPerMessage)
        opened.send(JSON.stringify({ holds: devices.slice(from, from + devicesPerMessage) }))
      for (const again of waiting.splice(0)) again()
    })
    opened.on('message', (data: Buffer, isBinary) => (isBinary ? takeDown(data) : hear(data)))
    opened.on('unexpected-response', (request, { statusCode, statusMessage }) => {
      if (statusCode === 401 || statusCode === 403)
        reject(new Error(`the network answered ${statusCode} ${statusMessage}`))
      request.destroy()
    })
    opened.on('error', (fault) => log.debug({ err: fault }, 'the connection to the network failed'))
    opened.on('close', (_code, reason) => {
      if (reason.length > 0) reject(new Error(String(reason)))
      if (!isClosed) scheduler.at(instant(clock.now() + reconnectAfterMs), 'connecting a fleet again', open)
    })
  }
  open()

  return {
    joined,
    close() {
      isClosed = true
      socket?.close()
    },
  }
}

/** Whether a connection took a message: one that breaks off does not. */
const isTaken = (socket: WebSocket, message: Buffer): Promise<boolean> =>
  new Promise((resolve) => socket.send(message, (fault) => resolve(fault === undefined || fault === null)))

function withResolvers() {
  let resolve = (): void => {}
  let reject = (_fault: Error): void => {}
  const promise = new Promise<void>((onDone, onFault) => {
    resolve = onDone
    reject = onFault
  })
  // A refusal that comes later is in the log.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
