import { z } from 'zod'
import type { FaultPlan } from '../../../wan/fault-plan.ts'
import { faultRuleSchema, faultRulesSchema, writeFaultRule } from '../../../wan/fault-rule.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

export const faultPlanSchema = z.array(
  z.looseObject({
    fault: z.enum(faultRuleSchema.options.map(({ shape }) => shape.fault.value)),
    hits: z.int().describe('How often the rule has struck'),
  }),
)

const planned = (plan: FaultPlan): z.output<typeof faultPlanSchema> =>
  plan.rules().map((rule) => ({ ...writeFaultRule(rule), hits: rule.hits ?? 0 }))

export const faultPlanOperations = [
  operation({
    method: 'get',
    route: '/fault-plan',
    summary:
      'The faults that are planned, of the wide area network and of those who fit devices, and how often each has struck',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: faultPlanSchema,
    perform: ({ faultPlan }) => planned(faultPlan),
  }),
  operation({
    method: 'put',
    route: '/fault-plan',
    summary: 'Replace the faults that are planned; where the list is empty, nothing goes wrong',
    path: nothing,
    query: nothing,
    body: faultRulesSchema,
    answer: faultPlanSchema,
    perform: ({ faultPlan }, { body }) => {
      faultPlan.replace(body)
      return planned(faultPlan)
    },
  }),
]
