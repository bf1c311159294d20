import { z } from 'zod'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { formatRequestId, parseRequestId } from '../../../vocabulary/request-id.ts'
import { droppedCommandsOf } from '../../in-words/dropped-commands.ts'
import { explanationSchema, explanationsOf } from '../../in-words/explanation.ts'
import { transcriptLines } from '../../in-words/transcript-lines.ts'
import { NotFound, operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { entity, moment } from '../views.ts'
import { entrySchema, entryView, lineSchema } from './entry-view.ts'

const request = z.strictObject({
  id: z
    .string()
    .describe('originator:target:counter')
    .meta({ examples: ['90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A3:1000'] }),
})

export const requestOperations = [
  operation({
    method: 'get',
    route: '/requests/:id',
    summary: 'Everything that happened to a request, and why it was answered as it was',
    path: request,
    query: nothing,
    body: nothing,
    answer: z.strictObject({
      requestId: z.string(),
      explanations: z.array(explanationSchema).describe('One for each answer that was given under the RequestID'),
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
    }),
    perform: async ({ dcc, devices, fleetsElsewhere }, { path: { id } }) => {
      const { meanings } = dcc.settings()
      const parts = parseRequestId(id)
      const transcript = parts === null ? undefined : await dcc.transcript(formatRequestId(parts))
      if (transcript === undefined) throw new NotFound(`No request with the RequestID ${id} ever came`)
      // The log of a device in another process is not at hand.
      const dropped = await droppedCommandsOf(transcript, async (device) =>
        devices.holds(device) && !fleetsElsewhere.population.holds(device) ? devices.logOf(device) : [],
      )
      return {
        requestId: transcript.requestId,
        explanations: explanationsOf(transcript, meanings),
        entries: transcript.entries.map(entryView),
        droppedByDevices: dropped.map((command) => ({ ...command, at: formatInstant(command.at) })),
        inWords: transcriptLines(transcript, { nameOfDevice: (device) => device, meanings }, dropped),
      }
    },
  }),
]
