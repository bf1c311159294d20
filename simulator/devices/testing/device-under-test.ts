import { signDeterministically } from '../../../certs/ecdsa.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { type MemoryStore, memoryStore } from '../../environment/store/testing/memory-store.ts'
import { createVirtualClock } from '../../environment/virtual-clock.ts'
import type { DeviceAlertCorrections } from '../../gbcs/device-alerts.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { FieldFaults } from '../../vocabulary/ports/field-faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import {
  type DeviceTypeWithCells,
  keyOfCell,
  type TrustAnchorCellIdentifier,
} from '../../vocabulary/trust-anchor-cell.ts'
import { createDevicePopulation } from '../population.ts'
import type { DeviceBlueprint } from '../state/blueprint.ts'
import { blueprintOf, type Holders } from './parties.ts'

const silent = () => {}
const quiet: Logger = { debug: silent, info: silent, warn: silent, error: silent }

export const deviceIdentifier = (index: number): EntityIdentifier =>
  entityIdentifier(
    `00-DB-12-34-00-00-${index
      .toString(16)
      .padStart(4, '0')
      .replace(/(..)(..)/, '$1-$2')}`,
  )

/** Every test's world begins here, within the validity of every certificate of the market. */
export const beginning = instant(Date.UTC(2026, 10, 22, 9))

export interface TestedPopulationOptions {
  readonly blueprint: (device: EntityIdentifier) => DeviceBlueprint | undefined
  readonly memory?: MemoryStore
  readonly workingSet?: number
  readonly start?: Instant
  readonly isElsewhere?: (device: EntityIdentifier) => boolean
  readonly alertCorrections?: DeviceAlertCorrections
  readonly fieldFaults?: FieldFaults
}

/** A population with a store in memory and a clock that stands still. */
export function testedPopulation(options: TestedPopulationOptions) {
  const { blueprint, memory = memoryStore(), workingSet = 16, start = beginning, isElsewhere = () => false } = options
  const { store } = memory
  const inFlight = createInFlight()
  const faults: unknown[] = []
  const clock = createVirtualClock({ start, inFlight, onFault: (_what, fault) => faults.push(fault) })
  const population = createDevicePopulation({
    blueprint,
    state: store,
    history: store,
    clock,
    scheduler: clock,
    inFlight,
    sign: signDeterministically,
    log: quiet,
    isElsewhere,
    alertCorrections: options.alertCorrections,
    ...(options.fieldFaults !== undefined && { fieldFaults: options.fieldFaults }),
    workingSet,
  })
  const alerts: Buffer[] = []
  population.onUnprompted(async (_device, frame) => void alerts.push(Buffer.from(frame)))
  /** Hands a frame to a device and gives back what the device sent. */
  const send = async (device: EntityIdentifier, frame: Uint8Array): Promise<Buffer[]> => {
    const answers: Buffer[] = []
    await population.receive(device, frame, async (answer) => void answers.push(Buffer.from(answer)))
    // By then it is noted that the answer has arrived.
    await store.change({})
    return answers
  }
  population.resume()
  /** When it has taken up what there was. */
  const resumed = (): Promise<void> => inFlight.settled()
  return { population, memory, clock, alerts, faults, send, resumed }
}

/** One device of a type, whose cells are held as said. */
export function testedDevice(type: DeviceTypeWithCells, holders: Holders = {}, memory?: MemoryStore, start?: Instant) {
  const device = deviceIdentifier(1)
  const tested = testedPopulation({
    blueprint: (asked) => (asked === device ? blueprintOf(device, type, holders) : undefined),
    ...(memory === undefined ? {} : { memory }),
    ...(start === undefined ? {} : { start }),
  })
  return {
    ...tested,
    device,
    send: (frame: Uint8Array) => tested.send(device, frame),
    holderOf: async (cell: TrustAnchorCellIdentifier) =>
      (await tested.population.cellsOf(device)).find((contents) => keyOfCell(contents.cell) === keyOfCell(cell)),
    lastLog: async () => (await tested.population.logOf(device)).at(-1),
  }
}

/** A message that must be one. */
export function messageIn(frame: Uint8Array | undefined): GbcsMessage {
  if (frame === undefined) throw new Error('The device sent nothing')
  const message = readMessage(frame)
  if (!message.ok) throw new Error(message.failure.detail)
  return message.value
}
