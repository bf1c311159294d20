import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import type { Premises } from './premises.ts'

const firstDay = Date.UTC(2019, 0, 1)
const dayMs = 86_400_000

/** The days of six years, each written once: a date takes longer to write than the rest of a record. */
const days = Array.from({ length: 2_190 }, (_, day) => new Date(firstDay + day * dayMs).toISOString().slice(0, 10))

/**
 * The day on which a device was commissioned; of no meaning before its premises have come so far. As its estate says, of itself
 * or of another device of the home. Generated premises are commissioned over six years, in no order; a prime keeps
 * neighbours apart.
 */
export function commissionedOn(
  type: DeviceTypeWithCells,
  { inEstate, madeUpFrom }: Pick<Premises, 'inEstate' | 'madeUpFrom'>,
): string {
  const own = inEstate[type]?.commissionedOn
  if (own != null) return own
  const ofHome = Object.values(inEstate).find((device) => device.commissionedOn !== null)?.commissionedOn
  return ofHome ?? (days[(madeUpFrom * 1_009) % days.length] as string)
}
