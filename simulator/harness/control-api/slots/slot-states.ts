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
const slot = keyOfCell(cells.networkOperatorSignature)

/**
 * What the network operator slots of the fleet's devices hold now, as the DCC believes: what they held when the world began is
 * computed, and what devices have told since is kept.
 */
export class SlotStates {
  readonly #network: Pick<Network, 'dcc' | 'fleet' | 'registration' | 'time'>
  readonly #told = new Map<EntityIdentifier, EntityIdentifier>()
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
    const holder = event.learnt.map(holderIn).find((found) => found !== undefined)
    if (holder === undefined) return
    this.#told.set(event.device, holder)
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
    const holder = this.#told.get(device) ?? (type === 'ESME' ? premises.esmeSlotHolder : accessControlBroker)
    if (holder === accessControlBroker) return 'dcc-controlled'
    const user = dcc.users.user(holder)
    if (user?.roles.some(isSupplierRole)) return 'supplier-placeholder'
    const registered = this.#registeredFor(device)
    return user?.parties.some((party) => registered.includes(party)) ? 'right-operator' : 'wrong-operator'
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
    for await (const [device, holder] of this.#network.dcc.toldOf(slot))
      if (!this.#told.has(device)) this.#told.set(device, holder)
    this.#changes += 1
  }
}

/** Who is in the slot, by what a device told of its cells. */
function holderIn(lesson: Lesson): EntityIdentifier | undefined {
  switch (lesson.kind) {
    case 'cells-replaced':
      return lesson.cells.find(({ cell, status }) => cell === slot && status === 0)?.after.entityIdentifier
    case 'cells-held':
      return lesson.cells.find(({ cell }) => cell === slot)?.holder.entityIdentifier
    default:
      return undefined
  }
}
