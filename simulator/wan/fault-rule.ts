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

const alertCode = z.string().regex(/^[0-9A-F]{4}$/, 'not an alert code of four hexadecimal digits, such as 8F69')

/** When any fault strikes: all of those given must hold; none given means always. */
const anyOccasion = {
  device: parsed<EntityIdentifier>(parseEntityIdentifier, 'an EUI-64')
    .optional()
    .describe('The one device it strikes; every device where it is left out'),
  probability: z.number().min(0).max(1).optional().describe('Drawn from the seed whenever it could strike'),
  next: z.int().min(0).optional().describe('How many times it still strikes'),
  from: moment.optional().describe('The first instant at which it strikes'),
  until: moment.optional().describe('The first instant at which it no longer strikes'),
  enabled: z.boolean().optional().describe('False leaves it in the plan, and it strikes nobody until it is true'),
  hits: z.int().min(0).optional().describe('How often it has struck; it counts on from there'),
}

/** When a fault of the wide area network strikes. */
const occasion = {
  ...anyOccasion,
  user: parsed<EntityIdentifier>(parseEntityIdentifier, 'an EUI-64')
    .optional()
    .describe('The one user whose requests it strikes, by User ID: their Commands, and the answers to them'),
  serviceReferenceVariant: z
    .string()
    .optional()
    .describe('The one Service Reference Variant whose Commands and answers it strikes, such as 6.21'),
}

/** When a fault strikes a frame. */
const ofFrame = {
  ...occasion,
  alertCode: alertCode.optional().describe('The one alert that it strikes, such as 8F69; goes with direction up'),
}

/** What a device says that cannot keep another one, or agree a key with it (docs/domain/gbcs-use-cases.md#join-codes). */
const joinFailures = [
  'writeFailure',
  'keyAgreementNoResources',
  'keyAgreementUnsupportedSuite',
  'keyAgreementBadMessage',
  'keyAgreementBadKeyConfirm',
  'noPartnerLinkKeyReceived',
  'noCBKEResponse',
] as const

const direction = z.enum(['down', 'up']).describe('down: from the DCC to the device; up: from the device to the DCC')

/** One fault of the wide area network, or of those who fit devices, and when it strikes. */
export const faultRuleSchema = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('unreachable'), ...occasion }),
  z.strictObject({ fault: z.literal('lost'), direction, ...ofFrame }),
  z.strictObject({
    fault: z.literal('delayed'),
    direction,
    milliseconds: z.int().min(1).describe('How much later it arrives'),
    ...ofFrame,
  }),
  z.strictObject({ fault: z.literal('duplicated'), direction, ...ofFrame }),
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
    ...ofFrame,
  }),
  z
    .strictObject({ fault: z.literal('mistyped-install-code'), ...anyOccasion })
    .describe('Whoever puts the device on its hub (8.11 Add) mistypes the install code'),
  z
    .strictObject({
      fault: z.literal('late-joining'),
      seconds: z.int().min(1).max(1e9).describe('How long after its hub lets it join the device begins to look for it'),
      ...anyOccasion,
    })
    .describe('The device comes to the hub late: past JoinTimePeriod it does not join'),
  z
    .strictObject({
      fault: z.literal('hub-clock-adrift'),
      aheadBySeconds: z.int().min(-1e9).max(1e9).describe('Negative where it is behind'),
      ...anyOccasion,
    })
    .describe('The hub is out of time when the meter, its device, is to take it (8.1.1, 6.11)'),
  z
    .strictObject({
      fault: z.literal('join-failure'),
      answer: z
        .enum(joinFailures)
        .default('noCBKEResponse')
        .describe('What it answers: its memory, or the key agreement of the two, fails'),
      ...anyOccasion,
    })
    .describe('The device cannot join another one that it is told to join (8.7.1, 8.7.2)'),
])

/**
 * A fault plan as the control API takes it; the empty one is a perfect network.
 *
 * @example
 * [
 *   { "fault": "unreachable", "device": "00-DB-12-34-56-78-90-A0" },
 *   { "fault": "lost", "direction": "up", "serviceReferenceVariant": "6.21", "next": 1 },
 *   { "fault": "mistyped-install-code", "probability": 0.02 }
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
