import { z } from 'zod'
import { faultRuleSchema, faultRulesSchema, writeFaultRule } from '../../../wan/fault-rule.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

const answer = z.array(z.looseObject({ fault: z.enum(faultRuleSchema.options.map(({ shape }) => shape.fault.value)) }))

export const faultPlanOperations = [
  operation({
    method: 'get',
    route: '/fault-plan',
    summary: 'The faults of the wide area network that are planned',
    path: nothing,
    query: nothing,
    body: nothing,
    answer,
    perform: ({ faultPlan }) => faultPlan.rules().map(writeFaultRule),
  }),
  operation({
    method: 'put',
    route: '/fault-plan',
    summary: 'Replace the faults of the wide area network; an empty list is a perfect one',
    path: nothing,
    query: nothing,
    body: faultRulesSchema,
    answer,
    perform: ({ faultPlan }, { body }) => {
      faultPlan.replace(body)
      return faultPlan.rules().map(writeFaultRule)
    },
  }),
]
