import { operation, TextAnswer } from '../operation.ts'
import { nothing } from '../parameters.ts'

export const metricsOperations = [
  operation({
    method: 'get',
    route: '/metrics',
    summary: 'Requests, decisions, Commands and documents counted, in the text format of Prometheus',
    path: nothing,
    query: nothing,
    body: nothing,
    alsoAnswers: ['text/plain'],
    perform: async ({ metrics }) => new TextAnswer(metrics.contentType, await metrics.text()),
  }),
]
