import { determiningPoint, meteringPointsOf } from '../../../dcc/inventory/smart-metering-inventory.ts'
import type { Lesson } from '../../../dcc/learning/lessons.ts'
import type { Premises, SlotState } from '../../../fleet/fleet.ts'
import { dccParties } from '../../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { marketDateOf } from '../../../vocabulary/market-date.ts'
import { cells, keyOfCell } from '../../../vocabulary/trust-anchor-cell.ts'
import { isSupplierRole } from '../../../vocabulary/user-role.ts'
import type { Sequenced } from '../../events/event-log.ts'
import type { Network } from '../../network.ts'

/** Types of devices that have a network operator slot. */
export type DeviceTypeWithSlot = 'ESME' | 'GPF'

const accessControlBroker = dccParties.accessControlBroker.entityIdentifier

/** The two cells of a slot. A party reaches the device, and reads what it says, where both are its own. */
const slotCells = {
  digitalSignature: keyOfCell(cells.networkOperatorSignature),
  keyAgreement: keyOfCell(cells.networkOperatorKeyAgreement),
} as const
type SlotUse = keyof typeof slotCells
const slotUses = Object.keys(slotCells) as SlotUse[]

type Holders = Readonly<Partial<Record<SlotUse, EntityIdentifier>>>

/**
 * What the network operator slots of the fleet's devices hold now, as the DCC believes: what they held when the world began is
 * computed, and what devices have told since is kept.
 */
export class SlotStates {
  readonly #network: Pick<Network, 'dcc' | 'fleet' | 'registration' | 'time'>
  readonly #told = new Map<EntityIdentifier, Holders>()
  #changes = 0
  #reading: Promise<void> | null = null

  constructor(network: Pick<Network, 'dcc' | 'fleet' | 'registration' | 'time'>) {
    this.#network = network
  }

  /** Grows with everything that may have changed the state of a slot; with the days too, as registrations do. */
  get version(): string {
    return `${this.#changes} ${this.#today()}`
  }

  take({ event }: Sequenced): void {
    if (event.kind === 'registration-loaded' || event.kind === 'device-changed') this.#changes += 1
    if (!('learnt' in event) || ('mirrored' in event && !event.mirrored)) return
    const holders = Object.assign({}, ...event.learnt.map(holdersIn)) as Holders
    if (Object.keys(holders).length === 0) return
    this.#told.set(event.device, { ...this.#told.get(event.device), ...holders })
    this.#changes += 1
  }

  /** Resolves when what devices had told before the network came up is known. */
  ready(): Promise<void> {
    this.#reading ??= this.#read()
    return this.#reading
  }

  /** Devices whose slot may not be as it was when the world began. */
  *changed(): Generator<EntityIdentifier> {
    const { dcc, fleet, registration } = this.#network
    yield* this.#told.keys()
    yield* dcc.inventory.changed()
    for (const point of registration.data.snapshot().networkPartiesAnew().points) {
      const { devices } = fleet.premisesAt(point) ?? {}
      if (devices !== undefined) yield* [devices.ESME, devices.GPF]
    }
  }

  /** Where a full refresh of Registration Data left nobody at a point, an operator that is in a slot is a stranger there. */
  get othersHaveNone(): boolean {
    return this.#network.registration.data.snapshot().networkPartiesAnew().othersHaveNone
  }

  stateOf(type: DeviceTypeWithSlot, premises: Premises): SlotState {
    const { dcc } = this.#network
    const device = premises.devices[type]
    const atFirst = holdersAtFirst(type, premises)
    const told = this.#told.get(device)
    const holders = new Set(slotUses.map((use) => told?.[use] ?? atFirst[use]))
    if (holders.size === 1 && holders.has(accessControlBroker)) return 'dcc-controlled'
    const users = Array.from(holders, (holder) => holder && dcc.users.user(holder))
    if (users.every((user) => user?.roles.some(isSupplierRole))) return 'supplier-placeholder'
    const registered = this.#registeredFor(device)
    const isRight = users.every((user) => user?.parties.some((party) => registered.includes(party)))
    return isRight ? 'right-operator' : 'wrong-operator'
  }

  /** Who is registered today for a device's determining point, by market participant id; null for nobody, or several. */
  registeredAt(type: DeviceTypeWithSlot, premises: Premises): string | null {
    const [only, ...others] = this.#registeredFor(premises.devices[type])
    return only === undefined || others.length > 0 ? null : only
  }

  #registeredFor(device: EntityIdentifier): readonly string[] {
    const { dcc, registration } = this.#network
    const record = dcc.inventory.record(device)
    const point = record && determiningPoint(meteringPointsOf(record, dcc.inventory))
    return point ? registration.data.snapshot().networkPartiesOn(point, this.#today()) : []
  }

  #today() {
    return marketDateOf(this.#network.time.clock.now())
  }

  async #read(): Promise<void> {
    for (const use of slotUses)
      for await (const [device, holder] of this.#network.dcc.toldOf(slotCells[use])) {
        const told = this.#told.get(device)
        if (told?.[use] === undefined) this.#told.set(device, { ...told, [use]: holder })
      }
    this.#changes += 1
  }
}

function holdersAtFirst(type: DeviceTypeWithSlot, { esmeSlotHolder, gpfSlotHolder, inEstate }: Premises): Holders {
  const signatures = type === 'ESME' ? esmeSlotHolder : gpfSlotHolder
  return {
    digitalSignature: signatures,
    keyAgreement: inEstate[type]?.slot?.keyAgreement.entityIdentifier ?? signatures,
  }
}

/** Who is in the cells of the slot, by what a device told of them. */
function holdersIn(lesson: Lesson): Holders {
  const found = (holderOf: (cell: string) => EntityIdentifier | undefined): Holders =>
    Object.fromEntries(
      slotUses.map((use) => [use, holderOf(slotCells[use])]).filter(([, holder]) => holder !== undefined),
    )
  switch (lesson.kind) {
    case 'cells-replaced':
      return found(
        (wanted) => lesson.cells.find(({ cell, status }) => cell === wanted && status === 0)?.after.entityIdentifier,
      )
    case 'cells-held':
      return found((wanted) => lesson.cells.find(({ cell }) => cell === wanted)?.holder.entityIdentifier)
    default:
      return {}
  }
}
