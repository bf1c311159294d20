import { z } from 'zod'
import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { parseInstant } from '../../vocabulary/instant.ts'
import { parseMarketDate } from '../../vocabulary/market-date.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'

/** A schema whose output is what `parse` makes of a text. */
const parsed = <Value>(parse: (text: string) => Value | null, expected: string, example: string) =>
  z
    .string()
    .transform((text, context): Value => {
      const value = parse(text)
      if (value !== null) return value
      context.addIssue({ code: 'custom', message: `'${text}' is not ${expected}` })
      return z.NEVER
    })
    .meta({ examples: [example] })

export const entityIdentifierParameter = parsed(parseEntityIdentifier, 'an EUI-64', '00-DB-12-34-56-78-90-A3')
export const meteringPointParameter = parsed(parseMeteringPoint, 'an MPAN or MPRN', '1200123456787')
export const instantParameter = parsed(parseInstant, 'an instant with a time zone', '2026-11-22T09:00:00Z')
export const marketDateParameter = parsed(parseMarketDate, 'a day written YYYY-MM-DD', '2026-11-22')

/** Of an operation that takes none. */
export const nothing = z.strictObject({})
