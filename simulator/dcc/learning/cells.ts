import { z } from 'zod'
import type { CellHolder } from '../../gbcs/credentials/update-security-credentials.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Beliefs, KindOfLesson, Teacher } from './lesson.ts'

const entity = z.string().describe('An EUI-64') as unknown as z.ZodType<EntityIdentifier>

const holder = z.strictObject({
  entityIdentifier: entity,
  subjectKeyIdentifier: z
    .string()
    .regex(/^([0-9a-f]{2})*$/)
    .describe('Hexadecimal'),
})

/** Whose certificate a cell holds, as text. */
export type HolderInWords = z.output<typeof holder>

export const inWords = ({ entityIdentifier, subjectKeyIdentifier }: CellHolder): HolderInWords => ({
  entityIdentifier,
  subjectKeyIdentifier: subjectKeyIdentifier.toString('hex'),
})

const cell = z.string().describe('networkOperator/digitalSignature/management')

const cellChange = z.strictObject({
  cell,
  status: z.int().describe('CS02b status: 0 is success'),
  before: holder,
  after: holder,
})

/** A Trust Anchor Cell before and after a Command, as the device states it. */
export type CellChange = z.output<typeof cellChange>

const cellsReplaced = z
  .strictObject({ kind: z.literal('cells-replaced'), cells: z.array(cellChange) })
  .describe('What became of each Trust Anchor Cell that a Command was to change')

const cellsHeld = z
  .strictObject({ kind: z.literal('cells-held'), cells: z.array(z.strictObject({ cell, holder })) })
  .describe('Whose certificates Trust Anchor Cells hold')

export type CellsReplaced = z.output<typeof cellsReplaced>
export type CellsHeld = z.output<typeof cellsHeld>

/** What CS02b and CS02g tell: their answers, and the alerts that follow those that name a time. */
export const replacedCells: KindOfLesson<CellsReplaced> = {
  schema: cellsReplaced,
  toPut: ({ cells }, from, beliefs) => believe(holdersAfter(cells), from, beliefs),
  isOutdated: ({ cells }, from, beliefs) => areOutdated(holdersAfter(cells), from, beliefs),
}

/** What CS02a tells. The device is right about its cells, whatever the DCC believed of them before. */
export const heldCells: KindOfLesson<CellsHeld> = {
  schema: cellsHeld,
  toPut: ({ cells }, from, beliefs) => believe(cells, from, beliefs),
  isOutdated: ({ cells }, from, beliefs) => areOutdated(cells, from, beliefs),
}

type Held = CellsHeld['cells']

/** A cell that was not changed teaches nothing. */
const holdersAfter = (cells: readonly CellChange[]): Held =>
  cells.filter(({ status }) => status === 0).map(({ cell, after }) => ({ cell, holder: after }))

const believe = async (held: Held, { device, requestId }: Teacher, { mirror }: Beliefs) =>
  held.length === 0 ? [] : [await mirror.toPut(device, held, requestId)]

async function areOutdated(
  held: Held,
  { device, requestId }: Parameters<KindOfLesson<CellsHeld>['isOutdated']>[1],
  { mirror, isLater }: Beliefs,
): Promise<boolean> {
  for (const { cell } of held) {
    const learntFrom = await mirror.learntFrom(device, cell)
    if (learntFrom !== null && (await isLater(learntFrom, requestId))) return true
  }
  return false
}
