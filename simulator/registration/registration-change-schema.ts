import * as z from 'zod'
import { type MarketDate, parseMarketDate } from '../vocabulary/market-date.ts'
import { type MeteringPoint, parseMeteringPoint } from '../vocabulary/metering-point.ts'

const meteringPoint = z.string().transform((text, context): MeteringPoint => {
  const point = parseMeteringPoint(text)
  if (point !== null) return point
  context.addIssue(`'${text}' is neither an MPAN core nor an MPRN`)
  return z.NEVER
})

const marketDate = z.string().transform((text, context): MarketDate => {
  const day = parseMarketDate(text)
  if (day !== null) return day
  context.addIssue(`'${text}' is not a day written YYYY-MM-DD`)
  return z.NEVER
})

const period = { meteringPoint, from: marketDate, to: marketDate.nullable() }

/** A `RegistrationChange` as JSON says it. */
export const registrationChangeSchema = z.strictObject({
  meteringPoint,
  networkParties: z
    .array(z.strictObject({ ...period, networkParty: z.string() }))
    .readonly()
    .exactOptional(),
  suppliers: z
    .array(z.strictObject({ ...period, supplier: z.string() }))
    .readonly()
    .exactOptional(),
})
