import { z } from 'zod'
import { formatInstant, type Instant, instant } from '../../../vocabulary/instant.ts'
import { NotPossible, operation, type ServedNetwork } from '../operation.ts'
import { instantParameter, nothing } from '../parameters.ts'
import { moment } from '../views.ts'

const move = z
  .strictObject({
    to: instantParameter.optional().describe('Where the clock is to stand'),
    toNextDue: z.literal(true).optional().describe('To where the next of its works falls due'),
    bySeconds: z.number().positive().max(1e9).optional().describe('How far it is to move'),
    running: z
      .boolean()
      .optional()
      .describe(
        'False stops a clock that runs by itself: nothing falls due; true lets it run on. Fleets elsewhere go on',
      ),
  })
  .refine(
    (said) => Object.values(said).filter((value) => value !== undefined).length === 1,
    'say to, toNextDue, bySeconds or running',
  )

export const clockSchema = z.strictObject({
  now: moment,
  runsByItself: z.boolean(),
  running: z.boolean().describe('Whether time goes by now'),
  nextDue: moment
    .nullable()
    .describe('When something falls due next by a clock that is moved; null where nothing does, or it runs by itself'),
})

const clockView = ({ time, configuration }: ServedNetwork): z.output<typeof clockSchema> => ({
  now: formatInstant(time.clock.now()),
  runsByItself: !configuration.deterministic,
  running: time.isRunning(),
  nextDue: configuration.deterministic ? momentOf(time.virtual().nextDue()) : null,
})

const momentOf = (due: Instant | null): string | null => (due === null ? null : formatInstant(due))

export const clockOperations = [
  operation({
    method: 'get',
    route: '/clock',
    summary: 'What time it is, and whether the clock runs by itself or is moved',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: clockSchema,
    perform: clockView,
  }),
  operation({
    method: 'put',
    route: '/clock',
    summary:
      'Move the virtual clock on, to an instant, to what falls due next, or by seconds; answers when all that was due is done. Or stop a clock that runs by itself',
    path: nothing,
    query: nothing,
    body: move,
    answer: clockSchema,
    perform: async (network, { body: { to, toNextDue, bySeconds = 0, running } }) => {
      const { time } = network
      if (running !== undefined) {
        time.setRunning(running)
        return clockView(network)
      }
      const clock = time.virtual()
      const now = clock.now()
      if (to !== undefined && to < now) throw new NotPossible(`It is ${formatInstant(now)}: the clock cannot go back`)
      const due = clock.nextDue()
      if (toNextDue === true && due === null)
        throw new NotPossible('Nothing falls due: send a request, or say how far to move')
      await clock.advanceTo((toNextDue === true ? due : to) ?? instant(now + bySeconds * 1000))
      return clockView(network)
    },
  }),
]
