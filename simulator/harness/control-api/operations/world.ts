import { z } from 'zod'
import { dccSettingsSchema } from '../../../dcc/settings.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { faultRulesSchema, writeFaultRule } from '../../../wan/fault-rule.ts'
import { operation } from '../operation.ts'
import { instantParameter, nothing } from '../parameters.ts'

const checkSchema = dccSettingsSchema.shape.check.unwrap().shape

/** Clock, check and faults: what changes the whole network while it runs. */
export const worldOperations = [
  operation({
    method: 'put',
    route: '/clock',
    summary: 'Move the virtual clock on, to an instant or by seconds; answers when all that was due is done',
    path: nothing,
    query: nothing,
    body: z.union([
      z.strictObject({ to: instantParameter }),
      z.strictObject({ bySeconds: z.number().positive().max(1e9) }),
    ]),
    perform: async ({ time }, { body }) => {
      const clock = time.virtual()
      await ('to' in body ? clock.advanceTo(body.to) : clock.advanceBy(body.bySeconds * 1000))
      return { now: formatInstant(clock.now()) }
    },
  }),
  operation({
    method: 'put',
    route: '/check',
    summary: 'Change the mode or the settings of the check, from the next request on',
    path: nothing,
    query: nothing,
    body: z.strictObject({
      mode: z.enum(['enforce', 'monitor', 'off']).optional(),
      settings: checkSchema.settings.unwrap().partial().optional(),
    }),
    perform: ({ dcc }, { body: { mode, settings } }) => {
      const said = Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined))
      dcc.check.configure({
        ...(mode !== undefined && { mode }),
        settings: { ...dcc.check.settings, ...said },
      })
      return { mode: dcc.check.mode, settings: dcc.check.settings }
    },
  }),
  operation({
    method: 'get',
    route: '/fault-plan',
    summary: 'The faults of the wide area network that are planned',
    path: nothing,
    query: nothing,
    body: nothing,
    perform: ({ faultPlan }) => faultPlan.rules().map(writeFaultRule),
  }),
  operation({
    method: 'put',
    route: '/fault-plan',
    summary: 'Replace the faults of the wide area network; an empty list is a perfect one',
    path: nothing,
    query: nothing,
    body: faultRulesSchema,
    perform: ({ faultPlan }, { body }) => {
      faultPlan.replace(body)
      return faultPlan.rules().map(writeFaultRule)
    },
  }),
]
