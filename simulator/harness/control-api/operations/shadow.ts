import { z } from 'zod'
import { shadowLines, shadowView } from '../../deciding/shadow-report.ts'
import { NotFound, operation, TextAnswer } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { count, entity, moment } from '../views.ts'

const opinion = z.strictObject({
  outcome: z.enum(['accepted', 'refused', 'not-applicable', 'no-verdict']),
  rule: z.string().optional().describe('Of a verdict'),
  reason: z.string().nullable().describe('Of a refusal, or why there was no verdict'),
  because: z.string(),
})

export const shadowSchema = z.strictObject({
  deciding: z.string(),
  shadow: z.string(),
  counts: z
    .array(z.strictObject({ rule: z.string(), agreed: count, disagreed: count, withoutVerdict: count }))
    .describe('By the rule on which the decision rests'),
  notAsked: count.describe('Not compared, because too many were under way'),
  disagreements: z
    .array(
      z.strictObject({
        at: moment,
        requestId: z.string(),
        serviceReferenceVariant: z.string(),
        device: entity,
        decided: opinion,
        shadow: opinion,
      }),
    )
    .describe('Oldest first, the newest that are kept'),
})

export const shadowOperations = [
  operation({
    method: 'get',
    route: '/shadow',
    summary: 'How the implementation that is only compared would have decided: counts per rule, and each disagreement',
    path: nothing,
    query: z.strictObject({ format: z.enum(['json', 'text']).default('json') }),
    body: nothing,
    answer: shadowSchema,
    alsoAnswers: ['text/plain'],
    perform: ({ deciding }, { query: { format } }) => {
      const view = shadowView(deciding)
      if (view === null) throw new NotFound('Nobody is compared with who decides; name one with --shadow')
      return format === 'json' ? view : new TextAnswer('text/plain', `${shadowLines(deciding).join('\n')}\n`)
    },
  }),
]
