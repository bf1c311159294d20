import { z } from 'zod'

// What answers and events are made of, as JSON has them.

export const entity = z
  .string()
  .describe('An EUI-64')
  .meta({ examples: ['00-DB-12-34-56-78-90-A3'] })
export const moment = z
  .string()
  .describe('An instant in UTC')
  .meta({ examples: ['2026-11-22T09:00:00Z'] })
export const day = z
  .string()
  .describe('A UK market date')
  .meta({ examples: ['2026-11-22'] })
export const frame = z.string().describe('GBCS octets in hexadecimal')
export const count = z.int().min(0)
