import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { FilledCell } from './blueprint.ts'
import type { DeviceState } from './device-state.ts'

/** Whose certificate a cell holds, as a person wants to see it. */
export interface CellContents {
  readonly cell: TrustAnchorCellIdentifier
  /** null for the root, which names no party. */
  readonly entityIdentifier: EntityIdentifier | null
  /** Eight octets, hexadecimal. */
  readonly subjectKeyIdentifier: string
  readonly serialNumber: bigint
}

/** What a device holds against replay. */
export interface DeviceCounters {
  /** What the next originator counter of a Remote Party Role must exceed; roles never heard of are absent (0). */
  readonly byRole: ReadonlyMap<number, bigint>
  readonly topUpFloor: bigint
  /** The device's own originator counter: of the last alert it sent. */
  readonly alertsSent: bigint
}

export const contentsOf = ({ cell, certificate }: FilledCell): CellContents => ({
  cell,
  entityIdentifier: certificate.entityIdentifier,
  subjectKeyIdentifier: certificate.subjectKeyIdentifier?.toString('hex') ?? '',
  serialNumber: certificate.serialNumber,
})

export const countersOf = ({ counters, topUpFloor, alertsSent }: DeviceState): DeviceCounters => ({
  byRole: counters,
  topUpFloor,
  alertsSent,
})
