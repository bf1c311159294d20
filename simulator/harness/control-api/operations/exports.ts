import { z } from 'zod'
import { estateHeading, estateLinesOf } from '../../export-estate.ts'
import { type ExportSubject, exportLines, pageOf, sourceOfNetwork } from '../../exports.ts'
import { FileAnswer, NotFound, NotPossible, operation, type ServedNetwork, TextAnswer } from '../operation.ts'
import { instantParameter, nothing } from '../parameters.ts'
import { mostRecorded, record } from '../recording/record.ts'
import { writeRecording } from '../recording/recording.ts'
import { everyRequest } from '../request-list/request-search.ts'
import { searchParameter } from './request-list.ts'

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
    route: '/export/estate',
    summary:
      'What the network operator slots of the premises hold, as CSV in the form that `audit` and `up --estate` read: a line for each ESME and GPF',
    path: nothing,
    query: z.strictObject(page),
    body: nothing,
    alsoAnswers: ['text/csv'],
    perform: async (network, { query }) => {
      const lines = [estateHeading]
      for await (const line of estateLinesOf(network, pageOf(network.fleet, query))) lines.push(line)
      return new TextAnswer('text/csv', [...lines, ''].join('\n'))
    },
  }),
  operation({
    method: 'get',
    route: '/export/recording',
    summary:
      'Everything of one request, or of those that a search or a period finds, as one file that `dcc-sim open FILE` serves again: ' +
      'documents, frames, devices, registration, and how the network stood',
    path: nothing,
    query: z
      .strictObject({
        request: z.string().optional().describe('A RequestID'),
        q: searchParameter.optional(),
        from: instantParameter.optional().describe('Only requests that were answered then or later'),
        to: instantParameter.optional().describe('Only requests that were answered before'),
      })
      .refine((said) => Object.values(said).some((value) => value !== undefined), 'say request, q, from or to'),
    body: nothing,
    alsoAnswers: ['application/gzip'],
    perform: async (network, { query }) => {
      const { requestList, operations } = network
      const { request, q = everyRequest, from = q.from, to = q.until } = query
      const search = {
        ...q,
        words: [...q.words, ...(request === undefined ? [] : [request.toLowerCase()])],
        from,
        until: to,
      }
      const page = { before: Number.POSITIVE_INFINITY, limit: mostRecorded }
      const { requests, total } = requestList.find({ ...search, ...page })
      if (total === 0) throw new NotFound('No such request is listed')
      if (total > mostRecorded)
        throw new NotPossible(
          `These are ${total} requests, and a file holds ${mostRecorded}: say a shorter period, or search for fewer`,
        )
      const recording = await record(network, operations, requests, `${total} request${total === 1 ? '' : 's'}`)
      const name = `dcc-sim-${recording.recordedAt.replace(/[:.]/g, '')}.jsonl.gz`
      return new FileAnswer('application/gzip', name, writeRecording(recording))
    },
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
