import { z } from 'zod'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { requestOutcomes } from '../request-list/request-row.ts'
import { everyRequest, type RequestSearch, readSearch, searchInWords } from '../request-list/request-search.ts'
import { rowSchema, rowView } from '../request-list/row-view.ts'
import { count } from '../views.ts'

/** `refused-by-check area:london took:>1s` */
export const searchParameter = z
  .string()
  .max(400)
  .transform((text, context): RequestSearch => {
    const search = readSearch(text)
    if (search.ok) return search.value
    context.addIssue({ code: 'custom', message: search.failure })
    return z.NEVER
  })
  .describe(searchInWords)
  .meta({ examples: ['refused-by-check area:london'] })

/** A page of the list. */
export const requestListSchema = z.strictObject({
  requests: z.array(rowSchema),
  total: count.describe('How many there are, on whatever page'),
  counts: z
    .strictObject(Object.fromEntries(requestOutcomes.map((outcome) => [outcome, count])))
    .describe('How many of them there are, by outcome'),
  next: z.int().nullable().describe('Where to go on: the next value of before; null at the end'),
  isComplete: z.boolean().describe('False while requests from before the network came up are still being read'),
  sequence: z.int().describe('Of the newest event that the list knows: where the event stream goes on'),
})

export const requestListOperations = [
  operation({
    method: 'get',
    route: '/requests',
    summary: 'The requests that were answered, the newest first; all, or those that a search finds',
    path: nothing,
    query: z.strictObject({
      q: searchParameter.optional(),
      before: z.coerce.number().int().min(1).optional().describe('Only requests before this one, by sequence'),
      limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most requests to list'),
    }),
    body: nothing,
    answer: requestListSchema,
    perform: (
      { dcc, requestList, events },
      { query: { q = everyRequest, before = Number.POSITIVE_INFINITY, limit } },
    ) => {
      const { meanings } = dcc.settings()
      const found = requestList.find({ ...q, before, limit })
      return { ...found, requests: found.requests.map((row) => rowView(row, meanings)), sequence: events.sequence }
    },
  }),
]
