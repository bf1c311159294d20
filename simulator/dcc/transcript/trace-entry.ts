import { z } from 'zod'
import type { ResponseCode } from '../../vocabulary/response-code.ts'

/** What one step saw of one request, kept so that every answer can be asked why. */
export interface TraceEntry {
  readonly step: string
  readonly rule: string
  readonly outcome: 'passed' | 'not-applicable' | 'refused'
  readonly saw: string
  readonly leniency?: string
  readonly code?: ResponseCode
  readonly wouldHaveAccepted?: string
}

/** A trace entry as it is stored. */
export const traceEntrySchema = z.strictObject({
  step: z.string(),
  rule: z.string(),
  outcome: z.enum(['passed', 'not-applicable', 'refused']),
  saw: z.string(),
  leniency: z.string().optional(),
  code: z.string().optional(),
  wouldHaveAccepted: z.string().optional(),
})
