import { z } from 'zod'
import { formatInstant, instant } from '../../../vocabulary/instant.ts'
import { NotPossible, operation, type ServedNetwork } from '../operation.ts'
import { instantParameter, nothing } from '../parameters.ts'
import { moment } from '../views.ts'

const move = z
  .strictObject({
    to: instantParameter.optional().describe('Where the clock is to stand'),
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
    'say to, bySeconds or running',
  )

const answer = z.strictObject({
  now: moment,
  runsByItself: z.boolean(),
  running: z.boolean().describe('Whether time goes by now'),
})

const clockView = ({ time, configuration }: ServedNetwork): z.output<typeof answer> => ({
  now: formatInstant(time.clock.now()),
  runsByItself: !configuration.deterministic,
  running: time.isRunning(),
})

export const clockOperations = [
  operation({
    method: 'get',
    route: '/clock',
    summary: 'What time it is, and whether the clock runs by itself or is moved',
    path: nothing,
    query: nothing,
    body: nothing,
    answer,
    perform: clockView,
  }),
  operation({
    method: 'put',
    route: '/clock',
    summary:
      'Move the virtual clock on, to an instant or by seconds; answers when all that was due is done. Or stop a clock that runs by itself',
    path: nothing,
    query: nothing,
    body: move,
    answer,
    perform: async (network, { body: { to, bySeconds = 0, running } }) => {
      const { time } = network
      if (running !== undefined) {
        time.setRunning(running)
        return clockView(network)
      }
      const clock = time.virtual()
      const now = clock.now()
      if (to !== undefined && to < now) throw new NotPossible(`It is ${formatInstant(now)}: the clock cannot go back`)
      await clock.advanceTo(to ?? instant(now + bySeconds * 1000))
      return clockView(network)
    },
  }),
]
