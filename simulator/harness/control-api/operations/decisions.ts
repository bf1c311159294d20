import { z } from 'zod'
import type { Decision, DecisionFilter } from '../../../dcc/check/decisions.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { operation, TextAnswer } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'

const filter = z.object({
  rule: z
    .string()
    .regex(/^NOC-\d+$/)
    .optional(),
  outcome: z.enum(['accepted', 'refused', 'not-applicable']).optional(),
  device: entityIdentifierParameter.optional(),
  submittedBy: entityIdentifierParameter.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
  format: z.enum(['json', 'csv']).default('json'),
})

export const decisionOperations = [
  operation({
    method: 'get',
    route: '/decisions',
    summary: 'What the check decided, filtered, and how often by rule; JSON or CSV',
    path: nothing,
    query: filter,
    body: nothing,
    perform: ({ dcc }, { query: { format, ...wanted } }) => {
      const said = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
      const decisions = dcc.decisions.list(said as DecisionFilter).map(decisionView)
      if (format === 'csv') return new TextAnswer('text/csv', csvOf(decisions))
      return { counts: dcc.decisions.counts(), decisions }
    },
  }),
]

const decisionView = (decision: Decision) => ({ ...decision, at: formatInstant(decision.at) })

const columns = [
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
] as const satisfies readonly (keyof Decision)[]

function csvOf(decisions: readonly ReturnType<typeof decisionView>[]): string {
  const lines = decisions.map((decision) => columns.map((column) => cellOf(decision[column])).join(','))
  return [columns.join(','), ...lines, ''].join('\r\n')
}

/** RFC 4180: a cell with a comma, a quote or a line end is quoted. */
function cellOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
