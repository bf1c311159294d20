import * as z from 'zod'
import { issuesInShort } from '../vocabulary/complaints.ts'
import { type MarketDate, parseMarketDate } from '../vocabulary/market-date.ts'
import { type MeteringPoint, parseMeteringPoint } from '../vocabulary/metering-point.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { RegistrationDifference } from './registration-change.ts'

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

const differenceSchema = z.object({
  refreshed: z.array(z.enum(['networkParties', 'suppliers'])),
  changes: z.array(
    z.object({
      meteringPoint,
      networkParties: z.array(z.object({ ...period, networkParty: z.string() })).exactOptional(),
      suppliers: z.array(z.object({ ...period, supplier: z.string() })).exactOptional(),
    }),
  ),
})

/** Reads back what `RegistrationData.difference` gave, from parsed JSON; the failure names every field at fault. */
export function readRegistrationDifference(json: unknown): Result<RegistrationDifference, string> {
  const reading = differenceSchema.safeParse(json)
  if (reading.success) return succeeded(reading.data)
  return failed(issuesInShort(reading.error))
}
