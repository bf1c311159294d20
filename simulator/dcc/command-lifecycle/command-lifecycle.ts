import { ChangedMeanwhile, decideAgain } from '../../environment/changed-meanwhile.ts'
import { DueWorks } from '../../environment/due-works.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { createInTurn } from '../../vocabulary/in-turn.ts'
import type { State, Taken } from '../../vocabulary/ports/state.ts'
import { formatRequestId } from '../../vocabulary/request-id.ts'
import type { AccessControlBroker } from '../access-control-broker.ts'
import type { DeviceCertificates } from '../inventory/device-certificates.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { NewOrder } from './accept-order.ts'
import { type AcceptedRequestSources, acceptedRequestOf, acceptedUnder, RequestsOfOrders } from './accepted-request.ts'
import { type ConclusionOptions, createConclusion } from './conclusion.ts'
import { Dispatch, type DispatchOptions } from './dispatch.ts'
import { createKeptCommandOutcomes } from './kept-command-outcomes.ts'
import { awaitedIn, type KeptCommand, KeptCommands, overdueOutcomeWork } from './kept-commands.ts'
import { OpenOrders } from './open-orders.ts'
import { type AcceptedRequest, deviceOf, type Order, type RequestedOrder } from './order.ts'
import { OrderDeadlines } from './order-deadlines.ts'
import { OutstandingResponses } from './outstanding-responses.ts'
import { type DeviceAlert, type DeviceResponse, type LateResponse, readUplink, type Uplink } from './uplink.ts'

export interface CommandLifecycleOptions
  extends Omit<DispatchOptions, 'orders'>,
    AcceptedRequestSources,
    Omit<ConclusionOptions, 'keptCommands' | 'outstandingResponses' | 'orders'> {
  readonly broker: AccessControlBroker
  readonly deviceCertificates: DeviceCertificates
  /** Takes what devices say of their own accord. */
  readonly deviceAlerted: (raised: DeviceAlert) => Promise<string | null>
  readonly state: State
  readonly requests: RequestRecord
  readonly settings: Pick<DccSettings, 'deadlines' | 'wanRetry'>
}

/** Outcomes of kept Commands that are found overdue at the same time. */
const overdueAtOnce = 64

/** Carries accepted requests out: Command to the device, answer back, Service Response to the user. */
export class CommandLifecycle {
  readonly #options: CommandLifecycleOptions
  /** Documents about one device are queued in the order in which things happened to it. */
  readonly #inTurn = createInTurn()
  readonly #requests: RequestsOfOrders
  readonly #orders: OpenOrders
  readonly #outstandingResponses: OutstandingResponses
  readonly #keptCommands: KeptCommands
  readonly #conclusion: ReturnType<typeof createConclusion>
  readonly #outcomes: ReturnType<typeof createKeptCommandOutcomes>
  readonly #overdue: DueWorks
  readonly #dispatch: Dispatch
  readonly #deadlines: OrderDeadlines
  /** Orders that have not ended, as far as this process knows. */
  #size = 0
  #isClosed = false

  constructor(options: CommandLifecycleOptions) {
    const { state, settings, wan } = options
    this.#options = options
    this.#requests = new RequestsOfOrders(options)
    const orders = new OpenOrders(state)
    const outstandingResponses = new OutstandingResponses(state)
    const keptCommands = new KeptCommands(state, settings)
    this.#orders = orders
    this.#outstandingResponses = outstandingResponses
    this.#keptCommands = keptCommands
    this.#conclusion = createConclusion({ ...options, keptCommands, outstandingResponses, orders })
    this.#outcomes = createKeptCommandOutcomes(options)
    this.#dispatch = new Dispatch({ ...options, orders })
    this.#deadlines = new OrderDeadlines({
      ...options,
      orders,
      noResponse: (order, code) => this.#timeUp(order, code),
      inTurn: (device, end) => this.#inTurn.run(device, end),
      recall: (device) => wan.recall?.(device),
    })
    this.#overdue = new DueWorks({
      ...options,
      kind: overdueOutcomeWork,
      atOnce: overdueAtOnce,
      perform: (taken) => this.#endOverdue(taken),
    })
    wan.onUplink((device, frame, ends = []) => this.#carry(device, frame, ends))
  }

  /** Begins with an order that is durable. */
  begin({ lane, stored, accepted, frame, taken }: NewOrder): void {
    const { acceptedAt: at, requestId } = stored
    this.#size += 1
    this.#requests.keepAtHand(stored, accepted)
    if (frame === null) return
    this.#options.events.emit({ kind: 'command-sent', at, requestId, device: deviceOf(accepted), frame })
    this.#dispatch.added(lane, frame, taken)
  }

  /** Takes up the orders that are open, each with the deadline that it had. */
  async resume(): Promise<void> {
    this.#size = await this.#orders.count()
    this.#overdue.start()
    await this.#deadlines.start()
    if (this.#options.wan.takesFromLanes !== true) this.#dispatch.start()
  }

  /** Counts the orders that have not ended, where other processes accept and end them too. */
  async recount(): Promise<void> {
    this.#size = await this.#orders.count()
  }

  /** Orders that have not ended. */
  size(): number {
    return this.#size
  }

  /** Begins nothing any more, and resolves when what has begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#dispatch.close()
    this.#deadlines.close()
    this.#overdue.close()
    await this.#inTurn.idle()
  }

  #carry(device: EntityIdentifier, frame: Uint8Array, ends: readonly Taken[]): Promise<void> {
    return this.#options.inFlight.during(this.#inTurn.run(device, () => this.#take(device, frame, ends)))
  }

  async #take(device: EntityIdentifier, frame: Uint8Array, ends: readonly Taken[]): Promise<void> {
    const { deviceCertificates, broker, state, events, clock, log } = this.#options
    if (this.#isClosed) return
    const uplink = await readUplink(
      device,
      frame,
      ends,
      this.#orders,
      this.#outstandingResponses,
      deviceCertificates,
      broker,
    )
    if (this.#isClosed) return
    const reason = uplink.ok ? await this.#act(uplink.value) : uplink.failure
    if (reason === null) return
    if (ends.length > 0) await state.change({ done: ends })
    log.debug({ device, reason }, 'a frame of a device was dropped')
    events.emit({ kind: 'uplink-dropped', at: clock.now(), device, reason, frame })
  }

  /** @returns why nothing came of it; null where something did */
  async #act(uplink: Uplink): Promise<string | null> {
    if (uplink.kind === 'alert') return this.#alerted(uplink)
    if (uplink.kind === 'late-response') return this.#respondedLate(uplink)
    return this.#responded(uplink)
  }

  async #responded({ order, message, ends }: DeviceResponse): Promise<string | null> {
    const accepted = await this.#requests.of(order)
    if (!accepted.ok) return `unexpected: ${accepted.failure}`
    const responded = { ...order, ...accepted.value }
    // While the signature was verified the deadline came first. Behind the end that it brings, the Response is a late one.
    if (!(await this.#ended(responded, () => this.#conclusion.responded(responded, { message, ends }), ends)))
      void this.#carry(message.originator, message.octets, ends).catch((err: unknown) =>
        this.#options.log.error({ err, device: message.originator }, 'a late Response was not taken'),
      )
    return null
  }

  async #respondedLate(response: LateResponse): Promise<string | null> {
    const found = await acceptedRequestOf(response.outstanding.order, this.#options)
    if (!found.ok) return `unexpected: ${found.failure}`
    await decideAgain(() => this.#conclusion.respondedLate(found.value, response), noneOf(response.ends))
    return null
  }

  /** What tells of no request that the DCC knows of, the device says of its own accord. */
  async #alerted(raised: DeviceAlert): Promise<string | null> {
    return decideAgain(async () => {
      const kept = await this.#keptToldOf(raised)
      const told = await this.#requestToldOf(raised, kept)
      return told === undefined ? this.#options.deviceAlerted(raised) : this.#outcomes.alerted(told, raised, kept)
    }, noneOf(raised.ends))
  }

  /** What the device kept of the Command of which an alert tells: its recipient had originated that, under the counter that it names. */
  async #keptToldOf({ alert, message }: DeviceAlert): Promise<KeptCommand | undefined> {
    if (alert.commandCounter === null) return undefined
    const command = { originator: message.recipient, counter: alert.commandCounter }
    return this.#keptCommands.ofCommand(message.originator, command)
  }

  /**
   * The request whose Command it was. The DCC may have originated that for a user; where nothing is known to be kept, the recipient
   * is the user itself, who had sent it under a RequestID of that counter (docs/domain/duis.md#originator-counter).
   */
  async #requestToldOf(
    { alert, message }: DeviceAlert,
    kept: KeptCommand | undefined,
  ): Promise<AcceptedRequest | undefined> {
    const { recipient: originator, originator: target } = message
    if (alert.commandCounter === null) return undefined
    const requestId = kept?.requestId ?? formatRequestId({ originator, target, counter: alert.commandCounter })
    return acceptedUnder(requestId, this.#options)
  }

  async #timeUp(order: Order, code: 'E20' | 'E21'): Promise<void> {
    if (this.#isClosed) return
    const accepted = await this.#requests.of(order)
    if (!accepted.ok) throw new Error(`${order.requestId} cannot be ended: ${accepted.failure}`)
    const requested = { ...order, ...accepted.value }
    await this.#ended(requested, () => this.#conclusion.noResponse(requested, code))
  }

  /** The first end of an order is its only one. @returns whether this was the one */
  async #ended(order: RequestedOrder, conclude: () => Promise<void>, ends: readonly Taken[] = []): Promise<boolean> {
    const { lane } = order.work
    const isOpen = (lost: readonly string[]): boolean => !lost.includes(lane)
    try {
      await decideAgain(conclude, (lost) => isOpen(lost) && noneOf(ends)(lost))
    } catch (fault) {
      if (fault instanceof ChangedMeanwhile && !isOpen(fault.lost)) return false
      throw fault
    }
    this.#size -= 1
    this.#requests.letGo(order)
    this.#dispatch.ended(lane)
    return true
  }

  async #endOverdue(taken: Taken): Promise<void> {
    const { requestId } = awaitedIn(taken)
    const accepted = await acceptedUnder(requestId, this.#options)
    if (accepted === undefined) return void (await this.#options.state.change({ done: [taken] }))
    await this.#inTurn.run(deviceOf(accepted), async () => {
      if (this.#isClosed) return
      await decideAgain(async () => {
        const kept = await this.#keptCommands.awaited(taken)
        if (kept === undefined) await this.#options.state.change({ done: [taken] })
        else await this.#outcomes.overdue(accepted, kept, taken)
      })
    })
  }
}

/** A frame that another process has taken is that one's to record. */
const noneOf =
  (ends: readonly Taken[]) =>
  (lost: readonly string[]): boolean =>
    !ends.some(({ lane }) => lost.includes(lane))
