import type { CellContents } from '../../devices/state/inspection.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import { nameOfParty } from './who-is-who.ts'

/** What one cell of a slot holds, in words. */
export interface SlotLine {
  readonly cell: string
  readonly holder: string
  readonly holderIdentifier: EntityIdentifier | null
  /** Eight octets, hexadecimal. */
  readonly subjectKeyIdentifier: string
}

/** The network operator cells among a device's cells. */
export const networkOperatorSlot = (cells: readonly CellContents[]): readonly SlotLine[] =>
  cells.filter(({ cell }) => cell.role === RemotePartyRole.networkOperator).map(slotLine)

const slotLine = ({ cell, entityIdentifier, subjectKeyIdentifier }: CellContents): SlotLine => ({
  cell: keyOfCell(cell),
  holder: entityIdentifier === null ? 'nobody' : nameOfParty(entityIdentifier),
  holderIdentifier: entityIdentifier,
  subjectKeyIdentifier,
})
