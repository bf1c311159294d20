import type { CellHolder } from '../../gbcs/credentials/update-security-credentials.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'

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
  /**
   * What a commit must put so that the cells are mirrored; it takes in what is mirrored already, so that a device's
   * commits come one after another.
   */
  toPut(
    device: EntityIdentifier,
    cells: readonly MirroredCell[],
    learntFrom: RequestId,
  ): readonly [key: string, value: unknown]
  /** The request whose Command told last of a cell; null where none has. */
  learntFrom(device: EntityIdentifier, cell: TrustAnchorCellIdentifier): RequestId | null
}

/** As the journal keeps it: plain JSON, by key of the cell. */
type StoredCells = Readonly<
  Record<
    string,
    {
      readonly entityIdentifier: EntityIdentifier
      readonly subjectKeyIdentifier: string
      /** Absent in a state of before late answers were learnt from. */
      readonly learntFrom?: RequestId
    }
  >
>

const keyOf = (device: EntityIdentifier): string => `dcc/cells/${device}`

export function createCellMirror(initialHolders: InitialHolders, journal: Journal): CellMirror {
  const changed = (device: EntityIdentifier): StoredCells =>
    (journal.value(keyOf(device)) as StoredCells | undefined) ?? {}

  const cellsOf = (device: EntityIdentifier): readonly MirroredCell[] | undefined => {
    const kept = changed(device)
    return initialHolders(device)?.map((initial) => {
      const holder = kept[keyOfCell(initial.cell)]
      return holder === undefined ? initial : { cell: initial.cell, ...holderFrom(holder) }
    })
  }

  return {
    cellsOf,
    holder(device, cell) {
      const key = keyOfCell(cell)
      const holder = changed(device)[key]
      if (holder !== undefined) return holderFrom(holder)
      return initialHolders(device)?.find((initial) => keyOfCell(initial.cell) === key)
    },
    learntFrom: (device, cell) => changed(device)[keyOfCell(cell)]?.learntFrom ?? null,
    toPut: (device, cells, learntFrom) => [
      keyOf(device),
      { ...changed(device), ...Object.fromEntries(cells.map((cell) => kept(cell, learntFrom))) },
    ],
  }
}

const holderFrom = ({
  entityIdentifier,
  subjectKeyIdentifier,
}: Pick<StoredCells[string], 'entityIdentifier' | 'subjectKeyIdentifier'>): CellHolder => ({
  entityIdentifier,
  subjectKeyIdentifier: Buffer.from(subjectKeyIdentifier, 'hex'),
})

const kept = ({ cell, entityIdentifier, subjectKeyIdentifier }: MirroredCell, learntFrom: RequestId) => [
  keyOfCell(cell),
  { entityIdentifier, subjectKeyIdentifier: subjectKeyIdentifier.toString('hex'), learntFrom },
]
