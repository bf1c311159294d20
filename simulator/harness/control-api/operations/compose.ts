import { z } from 'zod'
import { composeSchema, requestFor } from '../compose/compose-order.ts'
import { previewOf, previewSchema } from '../compose/preview.ts'
import { NotPossible, operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

const expect = z
  .string()
  .regex(/^[A-Z]\d{1,6}$/, 'is not a response code such as I0 or E062106')
  .optional()
  .describe('The code that its tester expects; the list of requests marks what comes otherwise')

const order = composeSchema.extend({ expect })

export const sentSchema = z.strictObject({
  requestId: z.string().describe('Where it is: requests/{id}'),
  code: z.string().describe('The last answer on its connection'),
})

export const composeOperations = [
  operation({
    method: 'post',
    route: '/compose/preview',
    summary:
      'What a Service Request of a simulated user would be, and what admission and the check would make of it now; nothing is ' +
      'sent, spent or recorded',
    path: nothing,
    query: nothing,
    body: order,
    answer: previewSchema,
    perform: (network, { body: { expect = null, ...order } }) => previewOf(network, order, expect),
  }),
  operation({
    method: 'post',
    route: '/compose/send',
    summary:
      'Send a Service Request as a simulated user, over HTTP as any user does; what is critical is transformed, held against what ' +
      'was asked for, and signed',
    path: nothing,
    query: nothing,
    body: order,
    answer: sentSchema,
    perform: async (network, { body: { expect, ...order } }) => {
      const { composer, expectations, smki, repository } = network
      const user = await composer.user(order.user)
      const newRequestId = (target: typeof order.user) => composer.nextRequestId(user.entityIdentifier, target)
      const request = requestFor(order, { smki, repository, newRequestId })
      composer.spend(request.requestIdParts)
      if (expect !== undefined) await expectations.expect(request.requestId, expect)
      const performed = await user.perform(request)
      if (!performed.ok)
        throw new NotPossible(
          `The DCC gave no answer that can be used (${performed.failure.reason}): ${performed.failure.detail}`,
        )
      return { requestId: request.requestId, code: performed.value.last.answer.response.responseCode }
    },
  }),
]
