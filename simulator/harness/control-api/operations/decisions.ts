import { z } from 'zod'
import type { DecisionFilter } from '../../../dcc/check/decisions.ts'
import type { Decision } from '../../../dcc/transcript/decision.ts'
import { type Column, csvOf } from '../../../vocabulary/csv.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { operation, TextAnswer } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'
import { count, entity, moment } from '../views.ts'

const outcome = z.enum(['accepted', 'refused', 'not-applicable'])
const format = z.enum(['json', 'csv']).default('json')

const filter = z.strictObject({
  rule: z
    .string()
    .regex(/^NOC-\d+$/, 'is not a rule such as NOC-10')
    .optional(),
  outcome: outcome.optional(),
  device: entityIdentifierParameter.optional(),
  submittedBy: entityIdentifierParameter.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000).describe('At most so many, the newest'),
  format,
})

export const decisionSchema = z.strictObject({
  sequence: z.int().describe('Grows by one with each decision'),
  at: moment,
  requestId: z.string(),
  serviceReferenceVariant: z.string(),
  carriedBy: z.string().describe('service-request, signed-pre-command or dsp-release'),
  device: entity,
  submittedBy: entity,
  mode: z.enum(['enforce', 'monitor']).describe('In monitor mode a refusal was recorded and let through'),
  outcome,
  rule: z.string().describe('The rule that the outcome rests on'),
  reason: z.string().nullable(),
  expected: z.array(z.string()).describe('Entity Identifiers of the responsible party'),
  found: z.array(z.string()).describe('Entity Identifiers of the certificates'),
  because: z.string(),
  warnings: z.array(z.string()),
})

const decisionCount = z.strictObject({ rule: z.string(), outcome, reason: z.string().nullable(), count })

export const decisionsSchema = z.strictObject({
  counts: z.array(decisionCount).describe('Of all decisions there ever were, whatever the filter'),
  decisions: z.array(decisionSchema),
})

export const decisionCountsSchema = z.strictObject({ counts: z.array(decisionCount) })

export const decisionOperations = [
  operation({
    method: 'get',
    route: '/decisions',
    summary: 'What the check decided, oldest first: the newest decisions that fit, as JSON or CSV',
    path: nothing,
    query: filter,
    body: nothing,
    answer: decisionsSchema,
    alsoAnswers: ['text/csv'],
    perform: ({ dcc }, { query: { format, ...wanted } }) => {
      const said = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
      const decisions = dcc.decisions.list(said as DecisionFilter).map(decisionView)
      if (format === 'csv') return new TextAnswer('text/csv', csvOf(columns, decisions))
      return { counts: dcc.decisions.counts(), decisions }
    },
  }),
  operation({
    method: 'get',
    route: '/decisions/counts',
    summary: 'How often each rule led to each outcome, over all decisions there ever were; JSON or CSV',
    path: nothing,
    query: z.strictObject({ format }),
    body: nothing,
    answer: decisionCountsSchema,
    alsoAnswers: ['text/csv'],
    perform: ({ dcc }, { query }) => {
      const counts = dcc.decisions.counts()
      return query.format === 'csv'
        ? new TextAnswer('text/csv', csvOf(['rule', 'outcome', 'reason', 'count'], counts))
        : { counts }
    },
  }),
]

type DecisionView = z.output<typeof decisionSchema>

export const decisionView = (each: Decision): DecisionView => ({
  ...each,
  at: formatInstant(each.at),
  expected: [...each.expected],
  found: [...each.found],
  warnings: [...each.warnings],
})

const columns: readonly Column<DecisionView>[] = [
  'sequence',
  'at',
  'requestId',
  'serviceReferenceVariant',
  'carriedBy',
  'device',
  'submittedBy',
  'mode',
  'outcome',
  'rule',
  'reason',
  'expected',
  'found',
  'because',
  'warnings',
]
