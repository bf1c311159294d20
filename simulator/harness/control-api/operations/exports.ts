import { z } from 'zod'
import { type ExportSubject, exportLines, sourceOfNetwork } from '../../exports.ts'
import { operation, type ServedNetwork, TextAnswer } from '../operation.ts'
import { nothing } from '../parameters.ts'

/** How many premises one answer tells of at most: a second's work, during which nothing else is served. */
const longestPage = 10_000

const page = {
  after: z.coerce.number().int().min(0).default(0).describe('How many premises to leave out at the beginning'),
  limit: z.coerce.number().int().min(1).max(longestPage).default(1000).describe('Most premises to tell of'),
}

const subjectOfSeries = { 'network-parties': 'networkParties', suppliers: 'suppliers' } as const

/** The network as it stands, in files for other people's tools. */
export const exportOperations = [
  operation({
    method: 'get',
    route: '/export/inventory',
    summary: 'The Smart Metering Inventory as CSV, a line for each device of the premises',
    path: nothing,
    query: z.strictObject(page),
    body: nothing,
    alsoAnswers: ['text/csv'],
    perform: (network, { query }) => csvAnswer('inventory', network, query),
  }),
  operation({
    method: 'get',
    route: '/export/registration',
    summary: 'Registration Data of the premises as CSV, one of the two series, in the form that loads again',
    path: nothing,
    query: z.strictObject({ ...page, series: z.enum(['network-parties', 'suppliers']).default('network-parties') }),
    body: nothing,
    alsoAnswers: ['text/csv'],
    perform: (network, { query: { series, ...wanted } }) => csvAnswer(subjectOfSeries[series], network, wanted),
  }),
]

const csvAnswer = (subject: ExportSubject, network: ServedNetwork, wanted: { after: number; limit: number }) =>
  new TextAnswer('text/csv', [...exportLines(subject, sourceOfNetwork(network, wanted)), ''].join('\n'))
