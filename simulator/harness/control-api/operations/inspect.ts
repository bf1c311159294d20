import { z } from 'zod'
import { subjectIn } from '../../inspect/subject.ts'
import { inspectionSchema, inspectionView } from '../inspection-view.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

export const inspectOperations = [
  operation({
    method: 'post',
    route: '/inspect',
    summary:
      'Take a GBCS message, a DUIS document or a certificate apart, field by field, and prove its MAC and signatures with the ' +
      'keys of this network: the same as `dcc-sim inspect --json`',
    path: nothing,
    query: nothing,
    body: z.strictObject({
      text: z
        .string()
        .min(1)
        .describe('Hexadecimal, base64, PEM, XML, or a line GBCS:DATA of a log')
        .meta({ examples: ['DF09020000000000000515'] }),
    }),
    answer: inspectionSchema,
    perform: (network, { body: { text } }) => inspectionView(network, subjectIn(Buffer.from(text))),
  }),
]
