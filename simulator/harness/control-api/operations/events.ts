import { z } from 'zod'
import type { NetworkEventKind } from '../../events/network-event.ts'
import { eventKinds, eventSchema, eventView } from '../event-view.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

/** `request-answered,device-answered` */
export const kindsParameter = z
  .string()
  .transform((text, context): ReadonlySet<string> => {
    const kinds = text.split(',')
    const unknown = kinds.find((kind) => !eventKinds.has(kind as NetworkEventKind))
    if (unknown === undefined) return new Set(kinds)
    context.addIssue({
      code: 'custom',
      message: `'${unknown}' is no kind of event; docs/reference/events.md lists them`,
    })
    return z.NEVER
  })
  .meta({ examples: ['request-answered,device-answered'] })
  .describe('Only events of these kinds, by comma; all where left out')

export const afterParameter = z.coerce
  .number()
  .int()
  .min(0)
  .describe('Only what follows the event of this sequence: what a reader who comes back saw last')

const place = z.int().min(0)

export const eventOperations = [
  operation({
    method: 'get',
    route: '/events',
    summary: 'What happened lately, oldest first. As a WebSocket, the same as it happens',
    path: nothing,
    query: z.strictObject({
      after: afterParameter.default(0),
      kinds: kindsParameter.optional(),
      limit: z.coerce.number().int().min(1).max(10_000).default(1000).describe('Most events to look at'),
    }),
    body: nothing,
    answer: z.strictObject({
      sequence: place.describe('Of the newest event there is'),
      oldest: place.describe('Of the oldest that is kept'),
      gap: z
        .strictObject({ from: place, to: place })
        .nullable()
        .describe('Events that are gone, both ends included: read the lists again'),
      events: z.array(eventSchema),
      next: place.nullable().describe('Where to go on: the next value of after; null where nothing follows yet'),
    }),
    perform: ({ dcc, events, requestList }, { query: { after, kinds, limit } }) => {
      const following = events.after(after, limit)
      const last = following.events.at(-1)?.sequence ?? events.sequence
      const wanted = following.events.filter(({ event }) => kinds?.has(event.kind) ?? true)
      return {
        sequence: events.sequence,
        oldest: events.oldest,
        gap: following.gap,
        events: wanted.map((event) => eventView(event, requestList, dcc.settings().meanings)),
        next: last < events.sequence ? last : null,
      }
    },
  }),
]
