import type { CellHolder } from '../gbcs/update-security-credentials.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { TrustAnchorCellIdentifier } from '../vocabulary/trust-anchor-cell.ts'

/** Who a Trust Anchor Cell of a device trusts. */
export interface MirroredCell extends CellHolder {
  readonly cell: TrustAnchorCellIdentifier
}

/** What the cells of a device held when the DCC first heard of it; undefined for a device it knows nothing of. */
export type InitialHolders = (device: EntityIdentifier) => readonly MirroredCell[] | undefined
