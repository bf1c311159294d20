import { z } from 'zod'
import { everyValue } from '../../environment/every-value.ts'
import type { CellHolder } from '../../gbcs/credentials/update-security-credentials.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Key, Put, State, Versioned } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import { keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'

/** Who a Trust Anchor Cell of a device trusts. */
export interface MirroredCell extends CellHolder {
  readonly cell: TrustAnchorCellIdentifier
}

/** A cell as it is recorded: `networkOperator/digitalSignature/management`, and its holder with hexadecimal octets. */
interface LearntCell {
  readonly cell: string
  readonly holder: { readonly entityIdentifier: EntityIdentifier; readonly subjectKeyIdentifier: string }
}

/** What the cells of a device held when the DCC first heard of it; undefined for a device it knows nothing of. */
export type InitialHolders = (device: EntityIdentifier) => readonly MirroredCell[] | undefined

/**
 * What the DCC believes of the devices' Trust Anchor Cells, from what the devices themselves answered.
 * A cache: where it and the device disagree, the device is right, and drops what does not come from its cell's holder.
 */
export interface CellMirror {
  cellsOf(device: EntityIdentifier): Promise<readonly MirroredCell[] | undefined>
  /** Under it the State has what `holdersIn` understands, for those who read other things in one go with it. */
  keyOf(device: EntityIdentifier): Key
  /** Who holds each cell, by what was read under the key; undefined for one that the DCC knows nothing of. */
  holdersIn(
    device: EntityIdentifier,
    read: Versioned | undefined,
  ): (cell: TrustAnchorCellIdentifier) => CellHolder | undefined
  /**
   * What a change must put so that cells are mirrored, over what is mirrored already.
   *
   * @param learntFrom the request whose Command told of them; null where the device told unasked
   */
  toPut(device: EntityIdentifier, cells: readonly LearntCell[], learntFrom: RequestId | null): Promise<Put>
  /** Every device that has told of a cell, with the holder it told of last. */
  toldOf(cell: string): AsyncIterable<readonly [EntityIdentifier, EntityIdentifier]>
  /** The request whose Command told last of a cell; null where none has. */
  learntFrom(device: EntityIdentifier, cell: string): Promise<RequestId | null>
}

const storedCell = z.strictObject({
  entityIdentifier: z.string().transform((entity) => entity as EntityIdentifier),
  subjectKeyIdentifier: z.string().regex(/^([0-9a-f]{2})*$/),
  learntFrom: z
    .string()
    .transform((id) => id as RequestId)
    .nullable(),
})

/** By key of the cell. */
export const storedCells = storedKind('what the DCC believes of cells', 1, z.record(z.string(), storedCell))

type StoredCells = Readonly<Record<string, z.output<typeof storedCell>>>

const prefix = 'cells/'
const keyOf = (device: EntityIdentifier): string => prefix + device

export function createCellMirror(initialHolders: InitialHolders, state: Pick<State, 'read' | 'page'>): CellMirror {
  const found = async (device: EntityIdentifier) => {
    const [stored] = await state.read([keyOf(device)])
    return { version: stored?.version ?? 0, changed: storedCells.read(keyOf(device), stored?.value) ?? {} }
  }
  const changed = async (device: EntityIdentifier): Promise<StoredCells> => (await found(device)).changed

  return {
    async cellsOf(device) {
      const stored = await changed(device)
      return initialHolders(device)?.map((initial) => {
        const holder = stored[keyOfCell(initial.cell)]
        return holder === undefined ? initial : { cell: initial.cell, ...holderFrom(holder) }
      })
    },
    keyOf,
    holdersIn(device, read) {
      const told = storedCells.read(keyOf(device), read?.value) ?? {}
      return (cell) => {
        const key = keyOfCell(cell)
        const holder = told[key]
        if (holder !== undefined) return holderFrom(holder)
        return initialHolders(device)?.find((initial) => keyOfCell(initial.cell) === key)
      }
    },
    async *toldOf(cell) {
      for await (const { key, value } of everyValue(state, prefix)) {
        const told = storedCells.read(key, value)?.[cell]
        if (told !== undefined) yield [key.slice(prefix.length) as EntityIdentifier, told.entityIdentifier]
      }
    },
    learntFrom: async (device, cell) => (await changed(device))[cell]?.learntFrom ?? null,
    async toPut(device, cells, learntFrom) {
      const { version, changed: before } = await found(device)
      const now = Object.fromEntries(cells.map(({ cell, holder }) => [cell, { ...holder, learntFrom }]))
      return { key: keyOf(device), version, value: storedCells.write({ ...before, ...now }) }
    },
  }
}

const holderFrom = ({
  entityIdentifier,
  subjectKeyIdentifier,
}: Pick<StoredCells[string], 'entityIdentifier' | 'subjectKeyIdentifier'>): CellHolder => ({
  entityIdentifier,
  subjectKeyIdentifier: Buffer.from(subjectKeyIdentifier, 'hex'),
})
