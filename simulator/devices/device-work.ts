import { DueWorks } from '../environment/due-works.ts'
import { alertCodes } from '../gbcs/alert-codes.ts'
import type { DeviceAlertCorrections } from '../gbcs/device-alerts.ts'
import type { GbcsMessage } from '../gbcs/message.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { InTurn } from '../vocabulary/in-turn.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { FieldFaults } from '../vocabulary/ports/field-faults.ts'
import type { DistributedImage } from '../vocabulary/ports/firmware.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { State, Taken } from '../vocabulary/ports/state.ts'
import type { DevicePopulation, Receipt, Send } from '../vocabulary/ports/wan.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { executeActivation, nextActivation } from './commands/activations.ts'
import { type ActionAtMeter, actAtMeter } from './commands/at-the-meter.ts'
import { lookAtBilling } from './commands/billing-alert.ts'
import { lookAtCredit, lookAtLoadLimit, noticeDueAt } from './commands/credit-due.ts'
import { executeCommand } from './commands/execute-command.ts'
import { executePending } from './commands/execute-pending.ts'
import type { Circumstances, Executed } from './commands/execution.ts'
import { nextDue } from './commands/future-dating.ts'
import { withLimitsTold } from './commands/limit-alerts.ts'
import { lookAtSwitches, withSwitchesTold } from './commands/switched-loads.ts'
import { withCalendarSince } from './cosem/auxiliary-load.ts'
import { withOutage } from './cosem/charging.ts'
import { networkEventOf, networkWork, networkWorksOf, onNetworkEvent, withMistypedCodes } from './network-works.ts'
import { protectOutgoing } from './protect-outgoing.ts'
import { type AlertToRaise, raiseAlert, withEvents } from './raise-alert.ts'
import type { Device } from './state/device.ts'
import { hubOf, isInHub, isOnNetwork } from './state/device-log.ts'
import type { DeviceStore, NotSettled, Settled } from './state/device-store.ts'
import { entryOf, messageIn } from './state/log-entries.ts'
import type { SecurityLogKind } from './state/security-log.ts'
import {
  awakeFrom,
  heldFrameOf,
  heldFrameWork,
  heldImageOf,
  heldImageWork,
  workOfHeldFrame,
  workOfHeldImage,
} from './state/sleeping-meters.ts'
import { frameOfWork, type UnsentFrame, unsentFrameWork } from './state/unsent-frames.ts'
import { takeFirmware, tellOfFailedTransfer } from './take-firmware.ts'
import {
  deviceOf,
  laneOfTime,
  newlyDueBilling,
  newlyDueCredit,
  newlyDueLoadLimit,
  newlyDueSwitches,
  newlyPending,
  pendingCommandWork,
  workOfTime,
} from './timed-works.ts'

export interface DeviceWorkOptions extends Omit<Circumstances, 'now' | 'hubTime' | 'partner' | 'joinFailure' | 'log'> {
  readonly store: DeviceStore
  readonly state: State
  readonly queues: InTurn
  /** Whether another population has claimed a device. */
  readonly isElsewhere: (device: EntityIdentifier) => boolean
  /** Whether what devices send is left in its lanes, for whoever takes it. */
  readonly leavesFrames: boolean
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly sign: Sign
  readonly log: Logger
  /** What a setting says of alert codes, in place of the table. */
  readonly alertCorrections?: DeviceAlertCorrections | undefined
  readonly fieldFaults: FieldFaults
}

/** Frames, and devices whose commands have come due, that are taken up at once after a restart. */
const atOnce = 256

/**
 * What became of what a device was about to do: `elsewhere`, and nothing is done, where another population has claimed it
 * meanwhile; or why else nothing is. What another sends is not among the unsent.
 */
type Settlement =
  | { readonly frame: Buffer | null; readonly unsent: readonly UnsentFrame[] }
  | 'elsewhere'
  | 'recalled'
  | NotSettled

/** Of what nobody takes back. */
const neverRecalled = () => false

/** What devices do: with a frame that comes, and when a time comes. */
export class DeviceWork {
  readonly #options: DeviceWorkOptions
  readonly #unsent: DueWorks
  readonly #pending: DueWorks
  readonly #network: DueWorks
  readonly #held: DueWorks
  readonly #heldImages: DueWorks
  #isClosed = false
  #sendUnprompted: Parameters<DevicePopulation['onUnprompted']>[0] = () => {
    throw new SimulatorFault('SIM_INVARIANT', 'Nobody takes what devices send')
  }

  constructor(options: DeviceWorkOptions) {
    const { queues } = options
    this.#options = options
    this.#unsent = new DueWorks({
      ...options,
      kind: unsentFrameWork,
      atOnce,
      perform: async (taken) => this.#sendUnasked(frameOfWork(taken)),
    })
    this.#pending = new DueWorks({
      ...options,
      kind: pendingCommandWork,
      atOnce,
      perform: (taken) => queues.run(deviceOf(taken), () => this.#actDue(taken)),
    })
    this.#network = new DueWorks({
      ...options,
      kind: networkWork,
      atOnce,
      perform: (taken) => queues.run(deviceOf(taken), () => this.#hearOfNetwork(taken)),
    })
    this.#held = new DueWorks({ ...options, kind: heldFrameWork, atOnce, perform: (taken) => this.#wake(taken) })
    this.#heldImages = new DueWorks({ ...options, kind: heldImageWork, atOnce, perform: (taken) => this.#fetch(taken) })
  }

  /** What happened on a device's network; to be run in the device's queue. */
  async #hearOfNetwork(taken: Taken): Promise<void> {
    const { store, clock, isElsewhere } = this.#options
    const { target, by, event } = networkEventOf(taken)
    for (;;) {
      if (!store.holds(target) || !store.holds(by) || isElsewhere(target)) return store.done(taken)
      const device = await store.get(target)
      const executed = onNetworkEvent(device, event, await store.get(by), clock.now())
      if (executed === null) return store.done(taken)
      if ((await this.#settleUnasked(device, executed)) !== 'outdated') return store.done(taken)
    }
  }

  onUnprompted(send: Parameters<DevicePopulation['onUnprompted']>[0]): void {
    this.#sendUnprompted = send
  }

  /** Sends again what may not have arrived, and does what commands that devices keep have come due for, from now on. */
  resume(): void {
    if (!this.#options.leavesFrames) this.#unsent.start()
    this.#pending.start()
    this.#network.start()
    this.#held.start()
    this.#heldImages.start()
  }

  /** Counts nothing as sent any more: the receiver is about to close too. */
  close(): void {
    this.#isClosed = true
    this.#unsent.close()
    this.#pending.close()
    this.#network.close()
    this.#held.close()
    this.#heldImages.close()
  }

  /**
   * What comes of a frame for a device, which its hub holds while the device sleeps; to be run in the device's queue.
   *
   * @param isRecalled as `DevicePopulation.receive`
   * @returns whether it was taken, and the receipt is durable
   */
  async take(
    deviceId: EntityIdentifier,
    frame: Uint8Array,
    send: Send,
    receipt: Receipt = {},
    isRecalled = neverRecalled,
  ): Promise<boolean> {
    const { store, state, clock, isElsewhere } = this.#options
    if (isElsewhere(deviceId) || isRecalled()) return false
    const device = await store.get(deviceId)
    const now = clock.now()
    const awake = awakeFrom(device.blueprint, now)
    if (awake === now || !isOnNetwork(device)) return this.#do(device, frame, send, receipt, isRecalled)
    const add = [workOfHeldFrame(deviceId, frame, awake), ...(receipt.add ?? [])]
    return (await state.change({ ...receipt, add })).ok
  }

  /** A gas meter that has woken hears what its hub has held for it. */
  #wake(taken: Taken): Promise<void> {
    const { device, frame } = heldFrameOf(taken)
    const { store, queues, isElsewhere } = this.#options
    return queues.run(device, async () => {
      if (store.holds(device) && !isElsewhere(device))
        await this.#do(await store.get(device), frame, (answer) => this.#sendUnprompted(device, answer), {})
      await store.done(taken)
    })
  }

  /** What a device does with a frame. @returns as `take` */
  async #do(
    device: Device,
    frame: Uint8Array,
    send: Send,
    receipt: Receipt,
    isRecalled = neverRecalled,
  ): Promise<boolean> {
    const { store, state, clock, log } = this.#options
    const { deviceId } = device.blueprint
    const again = async (): Promise<boolean> => this.#do(await store.get(deviceId), frame, send, receipt, isRecalled)
    if (!isOnNetwork(device)) {
      log.debug({ device: deviceId }, 'a frame found no device on the network')
      return receipt.done === undefined || (await state.change(receipt)).ok
    }
    const execution = await executeCommand(device, frame, this.#circumstances())
    if (isRecalled()) return false
    if (!execution.ok) {
      log.debug({ device: deviceId, ...execution.failure }, 'dropped a frame')
      const entry = { ...entryOf('dropped', execution.failure, clock.now()), ...messageIn(frame) }
      const noted = await store.note(device, entry, receipt)
      return noted === 'outdated' ? again() : noted === 'noted'
    }
    const settled = await this.#settle(device, 'executed', execution.value, receipt, isRecalled)
    if (settled === 'outdated') return again()
    if (typeof settled === 'string') return false
    for (const unsent of settled.unsent) {
      if (settled.frame !== null && unsent.frame.equals(settled.frame)) this.#sendOff(unsent, send)
      else this.#sendUnasked(unsent)
    }
    return true
  }

  /** A command that was cancelled or replaced meanwhile is no longer in the state when its time comes. */
  async #actDue(taken: Taken): Promise<void> {
    const { store, clock, isElsewhere } = this.#options
    const deviceId = deviceOf(taken)
    for (;;) {
      const device = await store.get(deviceId)
      const now = clock.now()
      const due = nextDue(device.state, now)
      const activation = nextActivation(device.state, now)
      if (isElsewhere(deviceId)) return store.done(taken)
      if (due !== undefined) await this.#settleUnasked(device, executePending(device, due, this.#circumstances()))
      else if (activation !== undefined) await this.#settleUnasked(device, executeActivation(device, activation, now))
      else {
        const noticed =
          lookAtCredit(device, now) ??
          lookAtLoadLimit(device, now) ??
          lookAtBilling(device, now) ??
          lookAtSwitches(device, now)
        if (noticed === null) return this.#lookAgain(device, taken)
        await this.#settleUnasked(device, noticed)
      }
    }
  }

  /** Of a meter that pays as it goes: nothing is due now, and something will be. */
  async #lookAgain(device: Device, taken: Taken): Promise<void> {
    const due = noticeDueAt(device, this.#options.clock.now())
    const { deviceId } = device.blueprint
    const isNew = due !== null && laneOfTime(deviceId, due) !== taken.lane
    await this.#options.state.change({ done: [taken], ...(isNew && { add: [workOfTime(deviceId, due)] }) })
  }

  /**
   * Has a device raise an alert; to be run in the device's queue. Durable, with the counter that it carries, once resolved:
   * then it is on its way.
   *
   * @returns the alert as it was sent, or why there is none
   */
  async raise(deviceId: EntityIdentifier, alert: AlertToRaise): Promise<Result<Buffer, string>> {
    const { store, clock, alertCorrections } = this.#options
    const device = await store.get(deviceId)
    const raised = raiseAlert(device, alert, clock.now(), alertCorrections)
    if (!raised.ok) return raised
    const settled = await this.#settleUnasked(device, raised.value)
    if (settled === 'outdated') return this.raise(deviceId, alert)
    if (typeof settled === 'string' || settled.frame === null)
      return failed(`${deviceId} is of a fleet in another process`)
    return succeeded(settled.frame)
  }

  /** Puts a device's clock ahead of the network's, or behind it; to be run in the device's queue. */
  async setClock(deviceId: EntityIdentifier, offsetMs: number): Promise<void> {
    const device = await this.#options.store.get(deviceId)
    const state = { ...device.state, clock: { ...device.state.clock, offsetMs } }
    const detail = `${offsetMs} ms ahead of the network`
    const note = { event: alertCodes.clockAdjusted, reason: 'clock-set', detail }
    const settled = await this.#settleUnasked(device, { state, outgoing: null, note })
    return settled === 'outdated' ? this.setClock(deviceId, offsetMs) : undefined
  }

  /**
   * Connects a hub, or the GPF in it, or takes it away: its devices are on no network then. To be run in the device's queue.
   *
   * @returns why not, where it is so already
   */
  async connect(deviceId: EntityIdentifier, isConnected: boolean): Promise<Result<null, string>> {
    const device = await this.#options.store.get(deviceId)
    const done = isConnected ? 'connected' : 'taken away'
    if (!isInHub(device)) return failed(`${deviceId} is no hub`)
    if (device.state.isOnNetwork === isConnected) return failed(`${deviceId} is ${done} already`)
    const state = { ...device.state, isOnNetwork: isConnected }
    const note = { event: alertCodes.deviceJoined, reason: isConnected ? 'connected' : 'taken-away', detail: done }
    const settled = await this.#settleUnasked(device, { state, outgoing: null, note })
    return settled === 'outdated' ? this.connect(deviceId, isConnected) : succeeded(null)
  }

  /** Has a meter know that it had no power between two moments; to be run in the device's queue. */
  async noteOutage(deviceId: EntityIdentifier, from: Instant, until: Instant): Promise<void> {
    const device = await this.#options.store.get(deviceId)
    const detail = `${Math.round((until - from) / 1000)} s without power`
    const note = { event: alertCodes.supplyInterrupted, reason: 'power-lost', detail, at: from }
    const state = withOutage(device, from, until)
    const settled = await this.#settleUnasked(device, { state, outgoing: null, note })
    return settled === 'outdated' ? this.noteOutage(deviceId, from, until) : undefined
  }

  /**
   * Brings a device a firmware image over its home area network; to be run in the device's queue. A hub holds what is for a meter that
   * sleeps.
   *
   * @returns why it does not hold it, where neither it does nor its hub
   */
  async deliverFirmware(deviceId: EntityIdentifier, image: DistributedImage): Promise<Result<null, string>> {
    const { store, state, clock } = this.#options
    const device = await store.get(deviceId)
    const now = clock.now()
    if (!isOnNetwork(device)) {
      await this.#hearOfFailedTransfer(device, image, now)
      return failed(`${deviceId} is not on its home area network`)
    }
    const awake = awakeFrom(device.blueprint, now)
    if (awake > now) {
      await state.change({ add: [workOfHeldImage(deviceId, image, awake)] })
      return succeeded(null)
    }
    const executed = takeFirmware(device, image, now)
    if ((await this.#settleUnasked(device, executed)) === 'outdated') return this.deliverFirmware(deviceId, image)
    return executed.state === device.state ? failed(executed.note.detail) : succeeded(null)
  }

  /** The hub of a PPMID says that it could not pass an image on. */
  async #hearOfFailedTransfer(device: Device, { version }: DistributedImage, now: Instant): Promise<void> {
    const { store, queues, isElsewhere } = this.#options
    const hubId = hubOf(device)
    if (device.blueprint.type !== 'PPMID' || hubId === undefined || !store.holds(hubId) || isElsewhere(hubId)) return
    await queues.run(hubId, async () => {
      for (;;) {
        const hub = await store.get(hubId)
        const executed = isOnNetwork(hub) ? tellOfFailedTransfer(hub, device, version, now) : null
        if (executed === null || (await this.#settleUnasked(hub, executed)) !== 'outdated') return
      }
    })
  }

  /** A gas meter that has woken fetches the image that its hub has held for it. */
  #fetch(taken: Taken): Promise<void> {
    const { device, image } = heldImageOf(taken)
    const { store, queues, isElsewhere } = this.#options
    return queues.run(device, async () => {
      if (store.holds(device) && !isElsewhere(device)) await this.deliverFirmware(device, image)
      await store.done(taken)
    })
  }

  /** Has a meter do what its customer wants, at the meter; to be run in the device's queue. @returns why it cannot, where it cannot */
  async atTheMeter(deviceId: EntityIdentifier, action: ActionAtMeter): Promise<Result<null, string>> {
    const device = await this.#options.store.get(deviceId)
    const { executed, result } = actAtMeter(device, action, this.#options.clock.now())
    const settled = await this.#settleUnasked(device, executed)
    return settled === 'outdated' ? this.atTheMeter(deviceId, action) : result
  }

  async #settleUnasked(device: Device, executed: Executed): Promise<Settlement> {
    const settled = await this.#settle(device, 'unprompted', executed)
    if (typeof settled !== 'string') for (const unsent of settled.unsent) this.#sendUnasked(unsent)
    return settled
  }

  /** Makes durable what a command did, and what the device has to send of it: that leaves only afterwards. */
  async #settle(
    device: Device,
    kind: SecurityLogKind,
    executed: Executed,
    receipt: Receipt = {},
    isRecalled = neverRecalled,
  ): Promise<Settlement> {
    const { store, sign, clock, isElsewhere, alertCorrections, fieldFaults } = this.#options
    const now = clock.now()
    const asTyped = await withMistypedCodes(device, executed.state, fieldFaults, now)
    const mistyped = { ...executed, state: withCalendarSince(device.state, asTyped, now) }
    const told = withLimitsTold(device, await withSwitchesTold(device, mistyped, now, this.#partner), now)
    const { state, outgoing, alerts, notes, note } = withEvents(device, told, now, alertCorrections)
    const { deviceId } = device.blueprint
    const frames: { readonly name: string; readonly frame: Buffer }[] = []
    for (const each of outgoing === null ? alerts : [outgoing, ...alerts])
      frames.push({ name: nameOf(each.header), frame: await protectOutgoing(device, each, sign) })
    const forOthers = await networkWorksOf(device, state, fieldFaults, now)
    if (isElsewhere(deviceId)) return 'elsewhere'
    if (isRecalled()) return 'recalled'
    const entries: Settled['entries'] = [
      entryOf(kind, note, now),
      ...notes.map((each) => entryOf('unprompted', each, now)),
    ]
    const add = [
      ...newlyPending(deviceId, device.state, state),
      ...newlyDueCredit(device, state),
      ...newlyDueLoadLimit(device, state, now),
      ...newlyDueBilling(device, state),
      ...newlyDueSwitches(device, state, now),
      ...forOthers,
    ]
    const unsent = await store.commit(device, { state, entries, frames, add }, receipt)
    return typeof unsent === 'string'
      ? unsent
      : { frame: outgoing === null ? null : (frames[0]?.frame ?? null), unsent }
  }

  /** Where it cannot be noted any more that a frame has arrived, it is sent again: the other end knows what it has had. */
  #sendOff({ device, frame, taken }: UnsentFrame, send: Send): void {
    const { store, log } = this.#options
    void send(frame)
      .then(() => (this.#isClosed ? undefined : store.done(taken)))
      .catch((err: unknown) => log.debug({ err, device }, 'a frame will be sent again'))
  }

  #sendUnasked(unsent: UnsentFrame): void {
    this.#sendOff(unsent, (frame) => this.#sendUnprompted(unsent.device, frame))
  }

  readonly #partner: Circumstances['partner'] = async (device, other) => {
    const { store } = this.#options
    const partner = store.holds(other) ? await store.get(other) : null
    return partner !== null && isOnNetwork(partner) && hubOf(partner) === hubOf(device) ? partner : null
  }

  #circumstances(): Circumstances {
    const { store, clock, fieldFaults } = this.#options
    const now = clock.now()
    return {
      ...this.#options,
      now,
      hubTime: async (device) => {
        const hub = hubOf(device)
        if (hub === undefined || !store.holds(hub)) return null
        const aheadBy = await fieldFaults.hubClockAheadBy(device.blueprint.deviceId, now)
        return instant(now + (await store.get(hub)).state.clock.offsetMs + aheadBy)
      },
      partner: this.#partner,
      joinFailure: ({ blueprint }) => fieldFaults.joinFailure(blueprint.deviceId, now),
      log: ({ blueprint }) => store.log(blueprint.deviceId),
    }
  }
}

const nameOf = ({
  cra,
  originator,
  recipient,
  counter,
  messageCode,
}: Pick<GbcsMessage, 'cra' | 'originator' | 'recipient' | 'counter' | 'messageCode'>): string =>
  `${cra}/${originator}/${recipient}/${counter}/${messageCode}`
