import type { DuisReader } from '../../duis/duis-reader.ts'
import { ChangedMeanwhile, decideAgain } from '../../environment/changed-meanwhile.ts'
import { DueWorks } from '../../environment/due-works.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { createInTurn } from '../../vocabulary/in-turn.ts'
import type { State, Taken } from '../../vocabulary/ports/state.ts'
import { formatRequestId } from '../../vocabulary/request-id.ts'
import type { AccessControlBroker } from '../access-control-broker.ts'
import type { DeviceCertificates } from '../inventory/device-certificates.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { DccSettings } from '../settings/settings.ts'
import { acceptedRequestOf, acceptedUnder } from './accepted-request.ts'
import { type ConclusionOptions, createConclusion } from './conclusion.ts'
import { DeliveryNotes } from './delivery-notes.ts'
import { Dispatch, type DispatchOptions } from './dispatch.ts'
import { createKeptCommandOutcomes } from './kept-command-outcomes.ts'
import { awaitedIn, KeptCommands, overdueOutcomeWork } from './kept-commands.ts'
import { type AcceptedRequest, deviceOf, type Order, orderWork, storedOrderIn } from './order.ts'
import { OutstandingResponses } from './outstanding-responses.ts'
import { type DeviceAlert, type LateResponse, readUplink, type Uplink } from './uplink.ts'

export interface CommandLifecycleOptions
  extends Omit<DispatchOptions, 'noResponse' | 'deliveryNotes'>,
    Omit<ConclusionOptions, 'keptCommands' | 'outstandingResponses' | 'deliveryNotes'> {
  readonly broker: AccessControlBroker
  readonly deviceCertificates: DeviceCertificates
  /** Takes what devices say of their own accord. */
  readonly deviceAlerted: (raised: DeviceAlert) => Promise<string | null>
  readonly state: State
  readonly settings: Pick<DccSettings, 'deadlines' | 'wanRetry'>
  readonly duis: DuisReader
  readonly rulesOf: RulesOf
}

/** Orders that are taken up in one go at the start. */
const takenUpAtOnce = 1_000

/** Outcomes of kept Commands that are found overdue at the same time. */
const overdueAtOnce = 64

/** Carries accepted requests out: Command to the device, answer back, Service Response to the user. */
export class CommandLifecycle {
  readonly #options: CommandLifecycleOptions
  /** Documents about one device are queued in the order in which things happened to it. */
  readonly #inTurn = createInTurn()
  readonly #deliveryNotes: DeliveryNotes
  readonly #outstandingResponses: OutstandingResponses
  readonly #keptCommands: KeptCommands
  readonly #conclusion: ReturnType<typeof createConclusion>
  readonly #outcomes: ReturnType<typeof createKeptCommandOutcomes>
  readonly #overdue: DueWorks
  readonly #dispatch: Dispatch
  #isClosed = false

  constructor(options: CommandLifecycleOptions) {
    const { state, settings, log, wan } = options
    this.#options = options
    this.#deliveryNotes = new DeliveryNotes(state, log)
    this.#outstandingResponses = new OutstandingResponses(state)
    this.#keptCommands = new KeptCommands(state, settings)
    const { deliveryNotes, outstandingResponses, keptCommands } = {
      deliveryNotes: this.#deliveryNotes,
      outstandingResponses: this.#outstandingResponses,
      keptCommands: this.#keptCommands,
    }
    this.#conclusion = createConclusion({ ...options, keptCommands, outstandingResponses, deliveryNotes })
    this.#outcomes = createKeptCommandOutcomes({ ...options, keptCommands })
    this.#dispatch = new Dispatch({
      ...options,
      deliveryNotes,
      noResponse: (order, code) => this.#concluded(order, () => this.#conclusion.noResponse(order, code)),
    })
    this.#overdue = new DueWorks({
      ...options,
      kind: overdueOutcomeWork,
      atOnce: overdueAtOnce,
      perform: (taken) => this.#endOverdue(taken),
    })
    wan.onUplink((device, frame) => this.#carry(device, frame))
  }

  /** Begins with an order that is durable. */
  begin(order: Order): void {
    const { request, sent, acceptedAt: at } = order
    const { requestId } = request
    const device = deviceOf(order)
    if (sent !== null) this.#options.events.emit({ kind: 'command-sent', at, requestId, device, frame: sent.frame })
    this.#dispatch.add(order)
  }

  /** Takes up the orders that are open, each with the deadlines that it had. */
  async resume(): Promise<void> {
    const { state, clock } = this.#options
    this.#overdue.start()
    for (;;) {
      const { taken } = await state.take(orderWork, clock.now(), takenUpAtOnce)
      await this.#takeUp(taken)
      if (taken.length < takenUpAtOnce) return
    }
  }

  /** Orders that have not ended. */
  size(): number {
    return this.#dispatch.size
  }

  /** Begins nothing any more, and resolves when what has begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#dispatch.close()
    this.#overdue.close()
    await this.#inTurn.idle()
  }

  async #takeUp(works: readonly Taken[]): Promise<void> {
    const { requests, log } = this.#options
    const orders: Order[] = []
    for (const taken of works) {
      const { acceptedAt, ...order } = storedOrderIn(taken)
      const found = await acceptedRequestOf(order, this.#options)
      const sent = (await requests.commandSent(order.requestId)) ?? null
      if (found.ok) orders.push({ ...found.value, taken, acceptedAt, sent })
      else log.error({ requestId: order.requestId, because: found.failure }, 'an accepted request cannot be taken up')
    }
    const delivered = await this.#deliveryNotes.read(orders)
    for (const [place, order] of orders.entries()) this.#dispatch.add(order, delivered[place])
  }

  #carry(device: EntityIdentifier, frame: Uint8Array): Promise<void> {
    return this.#options.inFlight.during(this.#inTurn.run(device, () => this.#take(device, frame)))
  }

  async #take(device: EntityIdentifier, frame: Uint8Array): Promise<void> {
    const { deviceCertificates, broker, events, clock, log } = this.#options
    if (this.#isClosed) return
    const uplink = await readUplink(
      device,
      frame,
      this.#dispatch,
      this.#outstandingResponses,
      deviceCertificates,
      broker,
    )
    if (this.#isClosed) return
    const reason = uplink.ok ? await this.#act(uplink.value, device) : uplink.failure
    if (reason === null) return
    log.debug({ device, reason }, 'a frame of a device was dropped')
    events.emit({ kind: 'uplink-dropped', at: clock.now(), device, reason, frame })
  }

  /** @returns why nothing came of it; null where something did */
  async #act(uplink: Uplink, device: EntityIdentifier): Promise<string | null> {
    if (uplink.kind === 'alert') return this.#alerted(uplink)
    if (uplink.kind === 'late-response') return this.#respondedLate(uplink)
    const { order } = uplink
    if (this.#dispatch.claim(order)) await this.#ended(order, () => this.#conclusion.responded(uplink))
    // While the signature was verified the deadline came first. Behind the end that it brings, the Response is a late one.
    else void this.#carry(device, uplink.message.octets)
    return null
  }

  async #respondedLate(response: LateResponse): Promise<string | null> {
    const found = await acceptedRequestOf(response.outstanding.order, this.#options)
    if (!found.ok) return `unexpected: ${found.failure}`
    await decideAgain(() => this.#conclusion.respondedLate(found.value, response))
    return null
  }

  /** What tells of no request that the DCC knows of, the device says of its own accord. */
  async #alerted(raised: DeviceAlert): Promise<string | null> {
    const told = await this.#requestToldOf(raised)
    return decideAgain(() =>
      told === undefined ? this.#options.deviceAlerted(raised) : this.#outcomes.alerted(told, raised),
    )
  }

  /**
   * The recipient of the device's alert had sent the Command, under a RequestID of that counter
   * (docs/domain/duis.md#originator-counter).
   */
  async #requestToldOf({ alert, message }: DeviceAlert): Promise<AcceptedRequest | undefined> {
    const { recipient: originator, originator: target } = message
    if (alert.commandCounter === null) return undefined
    return acceptedUnder(formatRequestId({ originator, target, counter: alert.commandCounter }), this.#options)
  }

  #concluded(order: Order, conclude: () => Promise<void>): Promise<void> {
    return this.#inTurn.run(deviceOf(order), () => this.#ended(order, conclude))
  }

  /** The first end of an order is its only one: if its work has ended already, nothing is left to do. */
  async #ended(order: Order, conclude: () => Promise<void>): Promise<void> {
    const isOurs = (lost: readonly string[]): boolean => !lost.includes(order.taken.lane)
    await decideAgain(conclude, isOurs).catch((fault: unknown) => {
      if (!(fault instanceof ChangedMeanwhile) || isOurs(fault.lost)) throw fault
    })
  }

  async #endOverdue(taken: Taken): Promise<void> {
    const { requestId } = awaitedIn(taken)
    const found = await acceptedRequestOf({ requestId, entry: 'signed-pre-command' }, this.#options)
    if (!found.ok) return void (await this.#options.state.change({ done: [taken] }))
    await this.#inTurn.run(deviceOf(found.value), async () => {
      if (this.#isClosed) return
      await decideAgain(async () => {
        const kept = await this.#keptCommands.awaited(taken)
        if (kept === undefined) await this.#options.state.change({ done: [taken] })
        else await this.#outcomes.overdue(found.value, kept, taken)
      })
    })
  }
}
