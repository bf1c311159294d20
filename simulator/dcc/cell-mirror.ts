import type { CellHolder } from '../gbcs/update-security-credentials.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import { keyOfCell, type TrustAnchorCellIdentifier } from '../vocabulary/trust-anchor-cell.ts'

/** Who a Trust Anchor Cell of a device trusts. */
export interface MirroredCell extends CellHolder {
  readonly cell: TrustAnchorCellIdentifier
}

/** What the cells of a device held when the DCC first heard of it; undefined for a device it knows nothing of. */
export type InitialHolders = (device: EntityIdentifier) => readonly MirroredCell[] | undefined

/**
 * What the DCC believes of the devices' Trust Anchor Cells, from what the devices themselves answered.
 * A cache: where it and the device disagree, the device is right, and drops what does not come from its cell's holder.
 */
export interface CellMirror {
  /** Undefined for a device or a cell that the DCC knows nothing of. */
  holder(device: EntityIdentifier, cell: TrustAnchorCellIdentifier): CellHolder | undefined
  cellsOf(device: EntityIdentifier): readonly MirroredCell[] | undefined
  /** What a commit must put so that the cells are mirrored. */
  toPut(device: EntityIdentifier, cells: readonly MirroredCell[]): Iterable<readonly [key: string, value: unknown]>
}

/** As the journal keeps it: plain JSON. */
interface KeptHolder {
  readonly entityIdentifier: EntityIdentifier
  readonly subjectKeyIdentifier: string
}

const keyOf = (device: EntityIdentifier, cell: TrustAnchorCellIdentifier): string =>
  `dcc/cell/${device}/${keyOfCell(cell)}`

export function createCellMirror(initialHolders: InitialHolders, journal: Journal): CellMirror {
  const changed = (device: EntityIdentifier, cell: TrustAnchorCellIdentifier): CellHolder | undefined => {
    const kept = journal.value(keyOf(device, cell)) as KeptHolder | undefined
    if (kept === undefined) return undefined
    return { ...kept, subjectKeyIdentifier: Buffer.from(kept.subjectKeyIdentifier, 'hex') }
  }

  return {
    holder(device, cell) {
      const key = keyOfCell(cell)
      return changed(device, cell) ?? initialHolders(device)?.find((initial) => keyOfCell(initial.cell) === key)
    },
    cellsOf: (device) =>
      initialHolders(device)?.map((initial) => ({ ...initial, ...changed(device, initial.cell), cell: initial.cell })),
    *toPut(device, cells) {
      for (const { cell, entityIdentifier, subjectKeyIdentifier } of cells)
        yield [keyOf(device, cell), { entityIdentifier, subjectKeyIdentifier: subjectKeyIdentifier.toString('hex') }]
    },
  }
}
