import type { CellContents } from '../../simulator/devices/state/inspection.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { TrustAnchorCellIdentifier } from '../../simulator/vocabulary/trust-anchor-cell.ts'
import type { DeviceName, Slot } from './parties.ts'
import type { RealWorld } from './real-world.ts'
import type { DeviceInspection } from './watch.ts'

const roleOfSlot: Readonly<Record<Slot, number>> = {
  Supplier: RemotePartyRole.supplier,
  NetworkOperator: RemotePartyRole.networkOperator,
}

interface Held {
  readonly cell: TrustAnchorCellIdentifier
  readonly entityIdentifier: EntityIdentifier | null
}

/** Holders of a slot's two cells for management, signing first. */
function holdersIn(cells: readonly Held[], slot: Slot): readonly EntityIdentifier[] {
  const own = cells.filter(({ cell }) => cell.role === roleOfSlot[slot] && cell.cellUsage === 'management')
  const ordered = [...own].sort(({ cell: one }, { cell: other }) => (one.keyUsage < other.keyUsage ? -1 : 1))
  return ordered.flatMap(({ entityIdentifier }) => entityIdentifier ?? [])
}

const slotsIn = (cells: readonly Held[]): DeviceInspection['slots'] => ({
  Supplier: holdersIn(cells, 'Supplier'),
  NetworkOperator: holdersIn(cells, 'NetworkOperator'),
})

/** What a device holds now. */
export async function inspectionOf({ network, device }: RealWorld, name: DeviceName): Promise<DeviceInspection> {
  const cells: readonly CellContents[] = await network.devices.cellsOf(device(name))
  const { byRole, alertsSent } = await network.devices.countersOf(device(name))
  const counter = (role: number) => byRole.get(role) ?? 0n
  return {
    slots: slotsIn(cells),
    counters: {
      Supplier: counter(roleOfSlot.Supplier),
      NetworkOperator: counter(roleOfSlot.NetworkOperator),
      broker: counter(RemotePartyRole.accessControlBroker),
    },
    alertsSent,
  }
}

/** What the DCC believes that a device holds. */
export const mirrorOf = async ({ network, device }: RealWorld, name: DeviceName): Promise<DeviceInspection['slots']> =>
  slotsIn((await network.dcc.mirrorOf(device(name))) ?? [])
