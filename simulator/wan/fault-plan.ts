import { z } from 'zod'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { parseInstant } from '../vocabulary/instant.ts'

const device = z.string().transform((text, context): EntityIdentifier => {
  const identifier = parseEntityIdentifier(text)
  if (identifier !== null) return identifier
  context.addIssue({ code: 'custom', message: `'${text}' is not an EUI-64` })
  return z.NEVER
})

const moment = z.string().refine((text) => parseInstant(text) !== null, 'an ISO 8601 date-time with a time zone')

/** When a fault strikes: all of those given must hold; none given means always. */
const occasion = {
  /** The one device it strikes; every device where it is left out. */
  device: device.optional(),
  /** Drawn for every frame from the seed. */
  probability: z.number().min(0).max(1).optional(),
  /** How many times it still strikes. */
  next: z.int().min(0).optional(),
  from: moment.optional(),
  /** The first instant at which it no longer strikes. */
  until: moment.optional(),
}

const direction = z.enum(['down', 'up'])

/** One fault of the wide area network, and when it strikes. */
export const faultRuleSchema = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('unreachable'), ...occasion }),
  z.strictObject({ fault: z.literal('lost'), direction, ...occasion }),
  z.strictObject({ fault: z.literal('delayed'), direction, milliseconds: z.int().min(1), ...occasion }),
  z.strictObject({ fault: z.literal('duplicated'), direction, ...occasion }),
  z.strictObject({ fault: z.literal('corrupted'), direction, bit: z.int().min(0).optional(), ...occasion }),
])

/** A fault plan as the control API takes it. An empty one is a perfect network. */
export const faultRulesSchema = z.array(faultRuleSchema).max(1000)

export type FaultRule = z.infer<typeof faultRuleSchema>
export type Fault = FaultRule['fault']
export type Direction = z.infer<typeof direction>

/** What befalls one frame, in the order in which it is applied. */
export interface Fate {
  readonly faults: readonly Fault[]
  readonly unreachable: boolean
  readonly lost: boolean
  readonly delay: number
  readonly copies: number
  /** The bit to flip, counted from the first octet's highest; null to leave the frame whole. */
  readonly flippedBit: number | null
}

/** Decides what befalls each frame. */
export interface FaultPlan {
  /** Replaces every rule at once. */
  replace(rules: readonly FaultRule[]): void
  /** The rules with what remains of their counts. */
  rules(): readonly FaultRule[]
}
