import { z } from 'zod'
import { formatInstant, instant } from '../../../vocabulary/instant.ts'
import { NotPossible, operation } from '../operation.ts'
import { instantParameter, nothing } from '../parameters.ts'
import { moment } from '../views.ts'

const move = z
  .strictObject({
    to: instantParameter.optional().describe('Where the clock is to stand'),
    bySeconds: z.number().positive().max(1e9).optional().describe('How far it is to move'),
  })
  .refine(({ to, bySeconds }) => (to === undefined) !== (bySeconds === undefined), 'say either to or bySeconds')

const answer = z.strictObject({ now: moment, runsByItself: z.boolean() })

export const clockOperations = [
  operation({
    method: 'get',
    route: '/clock',
    summary: 'What time it is, and whether the clock runs by itself or is moved',
    path: nothing,
    query: nothing,
    body: nothing,
    answer,
    perform: ({ time, configuration }) => ({
      now: formatInstant(time.clock.now()),
      runsByItself: !configuration.deterministic,
    }),
  }),
  operation({
    method: 'put',
    route: '/clock',
    summary: 'Move the virtual clock on, to an instant or by seconds; answers when all that was due is done',
    path: nothing,
    query: nothing,
    body: move,
    answer,
    perform: async ({ time }, { body: { to, bySeconds = 0 } }) => {
      const clock = time.virtual()
      const now = clock.now()
      if (to !== undefined && to < now) throw new NotPossible(`It is ${formatInstant(now)}: the clock cannot go back`)
      await clock.advanceTo(to ?? instant(now + bySeconds * 1000))
      return { now: formatInstant(clock.now()), runsByItself: false }
    },
  }),
]
