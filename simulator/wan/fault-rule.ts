import { z } from 'zod'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { formatInstant, type Instant, parseInstant } from '../vocabulary/instant.ts'
import { listOf } from '../vocabulary/list-of.ts'

/** Reads a text into a value of ours, or says what it should have been. */
const parsed = <Value>(parse: (text: string) => Value | null, expected: string) =>
  z.string().transform((text, context): Value => {
    const value = parse(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: `'${text}' is not ${expected}` })
    return z.NEVER
  })

const moment = parsed<Instant>(parseInstant, 'an ISO 8601 date-time with a time zone')

/** When a fault strikes: all of those given must hold; none given means always. */
const occasion = {
  device: parsed<EntityIdentifier>(parseEntityIdentifier, 'an EUI-64')
    .optional()
    .describe('The one device it strikes; every device where it is left out'),
  user: parsed<EntityIdentifier>(parseEntityIdentifier, 'an EUI-64')
    .optional()
    .describe('The one user whose requests it strikes, by User ID: their Commands, and the answers to them'),
  serviceReferenceVariant: z
    .string()
    .optional()
    .describe('The one Service Reference Variant whose Commands and answers it strikes, such as 6.21'),
  probability: z.number().min(0).max(1).optional().describe('Drawn for every frame from the seed'),
  next: z.int().min(0).optional().describe('How many times it still strikes'),
  from: moment.optional().describe('The first instant at which it strikes'),
  until: moment.optional().describe('The first instant at which it no longer strikes'),
}

const direction = z.enum(['down', 'up']).describe('down: from the DCC to the device; up: from the device to the DCC')

/** One fault of the wide area network, and when it strikes. */
export const faultRuleSchema = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('unreachable'), ...occasion }),
  z.strictObject({ fault: z.literal('lost'), direction, ...occasion }),
  z.strictObject({
    fault: z.literal('delayed'),
    direction,
    milliseconds: z.int().min(1).describe('How much later it arrives'),
    ...occasion,
  }),
  z.strictObject({ fault: z.literal('duplicated'), direction, ...occasion }),
  z.strictObject({
    fault: z.literal('corrupted'),
    direction,
    bit: z
      .int()
      .min(0)
      .optional()
      .describe(
        'Which bit is flipped, from the highest of the first octet, and again from there past the end; drawn where left out',
      ),
    ...occasion,
  }),
])

/**
 * A fault plan as the control API takes it; the empty one is a perfect network.
 *
 * @example
 * [
 *   { "fault": "unreachable", "device": "00-DB-12-34-56-78-90-A0" },
 *   { "fault": "lost", "direction": "up", "serviceReferenceVariant": "6.21", "next": 1 }
 * ]
 */
export const faultRulesSchema = listOf(faultRuleSchema, 1000)

export type FaultRule = z.infer<typeof faultRuleSchema>
export type Fault = FaultRule['fault']
export type Direction = z.infer<typeof direction>

/** A rule as it would be sent to the control API again. */
export const writeFaultRule = ({ from, until, ...rule }: FaultRule) => ({
  ...rule,
  ...(from === undefined ? {} : { from: formatInstant(from) }),
  ...(until === undefined ? {} : { until: formatInstant(until) }),
})
