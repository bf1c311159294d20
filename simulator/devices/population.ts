import { createCertificateReader } from '../../certs/certificate-reader.ts'
import { type DatesMatter, datesAlwaysMatter, validatingPathsBy } from '../../certs/paths/dates-that-matter.ts'
import { createPathValidator } from '../../certs/paths/path-validation.ts'
import type { DeviceAlertCorrections } from '../gbcs/device-alerts.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { createInTurn } from '../vocabulary/in-turn.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import { type FieldFaults, noFieldFaults } from '../vocabulary/ports/field-faults.ts'
import type { DistributedImage } from '../vocabulary/ports/firmware.ts'
import type { History } from '../vocabulary/ports/history.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { State } from '../vocabulary/ports/state.ts'
import type { DevicePopulation, Receipt } from '../vocabulary/ports/wan.ts'
import type { Result } from '../vocabulary/result.ts'
import { nextTopUpNumber } from './account/top-up.ts'
import type { ActionAtMeter } from './commands/at-the-meter.ts'
import { DeviceWork } from './device-work.ts'
import { displayOf } from './display/display.ts'
import type { DisplayLine } from './display/display-line.ts'
import type { AlertToRaise } from './raise-alert.ts'
import type { BlueprintSource } from './state/blueprint.ts'
import { filledCells } from './state/device.ts'
import { DeviceStore } from './state/device-store.ts'
import { type CellContents, contentsOf, countersOf, type DeviceCounters } from './state/inspection.ts'
import type { SecurityLogEntry } from './state/security-log.ts'
import { awakeFrom } from './state/sleeping-meters.ts'

export interface DevicePopulationOptions {
  readonly blueprint: BlueprintSource
  readonly state: State
  readonly history: Pick<History, 'of'>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  /** Signs with the devices' own keys. */
  readonly sign: Sign
  readonly log: Logger
  /** Whether another population has claimed a device: then the one here does nothing any more. None is where left out. */
  readonly isElsewhere?: (device: EntityIdentifier) => boolean
  /** What a setting says of alert codes, in place of the table. */
  readonly alertCorrections?: DeviceAlertCorrections | undefined
  /** Whether a certificate's dates are held against it; always where left out. */
  readonly datesMatter?: DatesMatter
  /** What goes wrong where devices are fitted; nothing where left out. */
  readonly fieldFaults?: FieldFaults
  /** How many devices are kept in memory at once; the others are derived again, with what the store knows of them. */
  readonly workingSet?: number
  /**
   * Whether other processes have the same devices, by the same State. Each device is then as the State has it, and what it sends
   * stays in its lane until a DCC takes it. Not where left out.
   */
  readonly isShared?: boolean
}

/** Devices that execute real commands, and let a harness look inside them. */
export interface SimulatedPopulation extends DevicePopulation {
  /** Takes up what devices had still to send, and to do, when the state was last closed; call once, after the wiring. */
  resume(): void
  /**
   * Has a device raise an alert, whatever it is doing; durable once resolved, and then on its way.
   *
   * @returns the alert as it was sent, or why the device cannot raise it
   */
  raise(device: EntityIdentifier, alert: AlertToRaise): Promise<Result<Buffer, string>>
  /** Puts a device's clock ahead of the network's, by so much: a hub whose clock is adrift. It is a device's own until it is set. */
  setClock(device: EntityIdentifier, offsetMs: number): Promise<void>
  /** Connects a hub, or the GPF in it, or takes it away: its devices are on no network then. @returns why not, where it is so already */
  connect(device: EntityIdentifier, isConnected: boolean): Promise<Result<null, string>>
  /** When a device hears its hub next, if that holds something for it: now, but for a gas meter that sleeps. */
  awakeFrom(device: EntityIdentifier): Promise<Instant>
  /** Has a meter know that it had no power between two moments: nothing was used then. */
  noteOutage(device: EntityIdentifier, from: Instant, until: Instant): Promise<void>
  /** Brings a device a firmware image over its home area network. @returns why it does not hold it, where it does not */
  deliverFirmware(device: EntityIdentifier, image: DistributedImage): Promise<Result<null, string>>
  /** Has a meter do what its customer wants, by its keys. @returns why it cannot, where it cannot */
  atTheMeter(device: EntityIdentifier, action: ActionAtMeter): Promise<Result<null, string>>
  /** Of which number the next top-up has to be that a meter takes. */
  nextTopUpNumber(device: EntityIdentifier): Promise<bigint>
  /** What the cells hold; this and the following reject with SIM_NO_SUCH_DEVICE, SIM_STATE_UNREADABLE. */
  cellsOf(device: EntityIdentifier): Promise<readonly CellContents[]>
  countersOf(device: EntityIdentifier): Promise<DeviceCounters>
  /** What a meter shows to the consumer; nothing of a device without a display. */
  displayOf(device: EntityIdentifier): Promise<readonly DisplayLine[]>
  /** The newest hundred entries of the device's security log, oldest first. */
  logOf(device: EntityIdentifier): Promise<readonly SecurityLogEntry[]>
  /** How many frames ever reached the device, whatever it made of them. */
  framesSeen(device: EntityIdentifier): Promise<number>
  /** Has a device derived anew when it is next touched: its fleet says something else of it now. */
  forget(device: EntityIdentifier): void
  /** How many devices are in memory. */
  liveDevices(): number
  /** Call before the receiver of frames is closed: a frame that nobody takes is sent again after a restart. */
  close(): void
}

/** A population whose Commands stand in lanes of the State that it has. */
export interface PopulationWithLanes extends SimulatedPopulation {
  /**
   * Hands a Command to the device from its lane. What the device makes of it, its Response and the receipt become durable in one
   * change, or nothing does.
   *
   * @returns whether they did
   */
  takeCommand(device: EntityIdentifier, frame: Uint8Array, receipt: Receipt): Promise<boolean>
}

const shownLogEntries = 100

/** What a device answers is a work of its own, which a DCC takes. */
const leaveInLane = async (): Promise<void> => {}

/** A population whose devices are derived when they are first touched. */
export function createDevicePopulation(options: DevicePopulationOptions): PopulationWithLanes {
  const {
    isElsewhere = () => false,
    datesMatter = datesAlwaysMatter,
    workingSet: capacity = 2048,
    isShared = false,
  } = options
  const readCertificate = createCertificateReader()
  const store = new DeviceStore({ ...options, readCertificate, capacity, isShared })
  const queues = createInTurn()
  const work = new DeviceWork({
    ...options,
    fieldFaults: options.fieldFaults ?? noFieldFaults,
    isElsewhere,
    leavesFrames: isShared,
    store,
    queues,
    readCertificate,
    validatePath: validatingPathsBy(datesMatter, createPathValidator()),
  })

  return {
    holds: (device) => store.holds(device),
    reaches: () => true,
    receive: (device, frame, send, isRecalled) =>
      queues.run(device, () => work.take(device, frame, send, {}, isRecalled)),
    takeCommand: (device, frame, receipt) => queues.run(device, () => work.take(device, frame, leaveInLane, receipt)),
    raise: (device, alert) => queues.run(device, () => work.raise(device, alert)),
    setClock: (device, offsetMs) => queues.run(device, () => work.setClock(device, offsetMs)),
    connect: (device, isConnected) => queues.run(device, () => work.connect(device, isConnected)),
    awakeFrom: async (device) => awakeFrom((await store.get(device)).blueprint, options.clock.now()),
    noteOutage: (device, from, until) => queues.run(device, () => work.noteOutage(device, from, until)),
    deliverFirmware: (device, image) => queues.run(device, () => work.deliverFirmware(device, image)),
    atTheMeter: (device, action) => queues.run(device, () => work.atTheMeter(device, action)),
    nextTopUpNumber: async (device) => nextTopUpNumber((await store.get(device)).state),
    onUnprompted: (send) => work.onUnprompted(send),
    resume: () => work.resume(),
    cellsOf: async (device) => filledCells(await store.get(device)).map(contentsOf),
    countersOf: async (device) => countersOf((await store.get(device)).state),
    displayOf: async (device) => displayOf(await store.get(device), options.clock.now()),
    logOf: async (device) => (await store.log(device)).slice(-shownLogEntries),
    framesSeen: async (device) => (await store.log(device)).filter(({ kind }) => kind !== 'unprompted').length,
    forget: (device) => store.forget(device),
    liveDevices: () => store.inMemory,
    close: () => work.close(),
  }
}
