import { z } from 'zod'
import type { Transcript } from '../../../dcc/transcript/transcript.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { formatRequestId, parseRequestId } from '../../../vocabulary/request-id.ts'
import { droppedCommandsOf } from '../../in-words/dropped-commands.ts'
import { explanationSchema, explanationsOf } from '../../in-words/explanation.ts'
import { transcriptLines } from '../../in-words/transcript-lines.ts'
import { inspectionSchema, inspectionView } from '../inspection-view.ts'
import { NotFound, operation, type ServedNetwork } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { commandFor } from '../request-detail/command-line.ts'
import { documentKinds, documentsOf, type SentDocument } from '../request-detail/documents.ts'
import { framesOf, messageCodeIn, type SentFrame } from '../request-detail/frames.ts'
import { nearMissOf, nearMissSchema } from '../request-detail/near-miss.ts'
import { rowOfTranscript } from '../request-list/earlier-requests.ts'
import { rowSchema, rowView } from '../request-list/row-view.ts'
import { count, entity, frame, moment } from '../views.ts'
import { entrySchema, entryView, lineSchema } from './entry-view.ts'

const request = {
  id: z
    .string()
    .describe('originator:target:counter')
    .meta({ examples: ['90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A3:1000'] }),
}
const n = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'is not a number from 1 on')
  .transform(Number)
const numbered = z.strictObject({ ...request, n })

const documentFields = {
  n: z.int(),
  at: moment,
  kind: z.enum(documentKinds),
  from: entity,
  to: entity,
  octets: count.describe('As it was sent'),
}
const frameFields = {
  n: z.int(),
  at: moment,
  direction: z.enum(['down', 'up']).describe('down: to the device; up: from it'),
  octets: count,
  messageCode: z.string().nullable().describe('Such as 0x0008; null where it is no GBCS message'),
}

/** Everything of one request. */
export const requestSchema = z.strictObject({
  requestId: z.string(),
  row: rowSchema.nullable().describe('The request in one line; null where nobody was authenticated'),
  outcome: rowSchema.shape.outcome,
  explanations: z.array(explanationSchema).describe('One for each answer that was given under the RequestID'),
  nearMiss: nearMissSchema
    .nullable()
    .describe('Where the check refused: what was sent beside what would have been accepted'),
  documents: z.array(z.strictObject(documentFields)).describe('In the order of time; texts are at documents/{n}'),
  frames: z.array(z.strictObject(frameFields)).describe('In the order of time; octets are at frames/{n}'),
  command: z.string().nullable().describe('The command line that sends it again; null where there is none'),
  entries: z.array(entrySchema).describe('What happened, in order; documents as text, frames in hexadecimal'),
  droppedByDevices: z
    .array(
      z.strictObject({
        at: moment,
        device: entity,
        event: z.string().describe('The code under which the device logged it, such as 8F3D'),
        reason: z.string(),
        detail: z.string(),
      }),
    )
    .describe('Why devices dropped its Commands, by their security logs: its user is told E21 and nothing of this'),
  inWords: z.array(lineSchema).describe('The same for a person'),
})

/** A document with its text. */
export const documentSchema = z.strictObject({ ...documentFields, text: z.string(), inspection: inspectionSchema })

/** A frame with its octets. */
export const frameSchema = z.strictObject({ ...frameFields, hex: frame, inspection: inspectionSchema })

export const requestOperations = [
  operation({
    method: 'get',
    route: '/requests/:id',
    summary: 'Everything that happened to a request, and why it was answered as it was',
    path: z.strictObject(request),
    query: nothing,
    body: nothing,
    answer: requestSchema,
    perform: async (network, { path: { id } }) => requestView(network, await transcriptOf(network, id)),
  }),
  operation({
    method: 'get',
    route: '/requests/:id/documents/:n',
    summary: 'A document of a request, as it was sent and field by field',
    path: numbered,
    query: nothing,
    body: nothing,
    answer: documentSchema,
    perform: async (network, { path: { id, n } }) => {
      const found = documentsOf(await transcriptOf(network, id)).find((document) => document.n === n)
      if (found === undefined) throw new NotFound(`The request ${id} has no document ${n}`)
      const { octets } = found
      const inspection = inspectionView(network, { kind: 'duis', octets })
      return { ...documentView(found), text: octets.toString(), inspection }
    },
  }),
  operation({
    method: 'get',
    route: '/requests/:id/frames/:n',
    summary: 'A GBCS message of a request: its octets, and what `dcc-sim inspect --json` says of them',
    path: numbered,
    query: nothing,
    body: nothing,
    answer: frameSchema,
    perform: async (network, { path: { id, n } }) => {
      const found = framesOf(await transcriptOf(network, id)).find((each) => each.n === n)
      if (found === undefined) throw new NotFound(`The request ${id} has no frame ${n}`)
      const { octets } = found
      const inspection = inspectionView(network, { kind: 'gbcs', octets })
      return { ...frameView(found), hex: octets.toString('hex'), inspection }
    },
  }),
]

async function transcriptOf({ dcc }: ServedNetwork, id: string): Promise<Transcript> {
  const parts = parseRequestId(id)
  const transcript = parts === null ? undefined : await dcc.transcript(formatRequestId(parts))
  if (transcript === undefined) throw new NotFound(`No request with the RequestID ${id} ever came`)
  return transcript
}

async function requestView(network: ServedNetwork, transcript: Transcript) {
  const { dcc, devices, fleetsElsewhere, duis, smki, requestList, expectations } = network
  const { meanings } = dcc.settings()
  const { requestId } = transcript
  // The log of a device in another process is not at hand.
  const dropped = await droppedCommandsOf(transcript, async (device) =>
    devices.holds(device) && !fleetsElsewhere.population.holds(device) ? devices.logOf(device) : [],
  )
  const documents = documentsOf(transcript)
  const [first] = documents
  const row = requestList.rowOf(requestId) ?? rowOfTranscript(transcript, network, expectations.codeOf(requestId))
  const command =
    first?.kind === 'service-request'
      ? commandFor(first.octets, { duis, smki, expect: expectations.codeOf(requestId) })
      : null
  return {
    requestId,
    row: row === undefined ? null : rowView(row, meanings),
    outcome: row?.outcome ?? 'refused',
    explanations: explanationsOf(transcript, meanings),
    nearMiss: nearMissOf(network, transcript),
    documents: documents.map(documentView),
    frames: framesOf(transcript).map(frameView),
    command,
    entries: transcript.entries.map(entryView),
    droppedByDevices: dropped.map((command) => ({ ...command, at: formatInstant(command.at) })),
    inWords: transcriptLines(transcript, { nameOfDevice: (device) => device, meanings }, dropped),
  }
}

const documentView = ({ at, octets, ...document }: SentDocument) => ({
  ...document,
  at: formatInstant(at),
  octets: octets.length,
})

const frameView = ({ n, at, direction, octets }: SentFrame) => ({
  n,
  at: formatInstant(at),
  direction,
  octets: octets.length,
  messageCode: messageCodeIn(octets),
})
