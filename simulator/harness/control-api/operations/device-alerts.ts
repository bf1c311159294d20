import { z } from 'zod'
import { formatAlertCode } from '../../../gbcs/alert-codes.ts'
import { alertRecipients } from '../../../gbcs/device-alerts.ts'
import { readMessage } from '../../../gbcs/message.ts'
import { subjectOfDevice } from '../../../vocabulary/subject.ts'
import { transcriptLines } from '../../in-words/transcript-lines.ts'
import { NotFound, NotPossible, operation } from '../operation.ts'
import { entityIdentifierParameter, instantParameter, nothing } from '../parameters.ts'
import { count, entity, frame } from '../views.ts'
import { entrySchema, entryView, lineSchema } from './entry-view.ts'

const device = z.strictObject({ id: entityIdentifierParameter })

const alertCode = z
  .string()
  .regex(/^[0-9A-Fa-f]{4}$/, 'is not an alert code: four hexadecimal digits such as 8F3E')
  .meta({ examples: ['8F3E'] })

const raise = z.strictObject({
  alertCode: alertCode.transform((digits) => Number.parseInt(digits, 16)),
  critical: z
    .boolean()
    .optional()
    .describe('Signed (GCA) or under a MAC (GNCA); where left out, codes from 8F00 on are critical'),
  to: z
    .enum(alertRecipients)
    .optional()
    .describe(
      "Whose cells name the recipient; where left out, the supplier's, or the network operator's for supply and voltage",
    ),
  outage: z
    .strictObject({ from: instantParameter, to: instantParameter })
    .optional()
    .describe('Of an ESME: from when to when it had no supply. It says so to the network operator, in ECS80'),
})

const paging = z.strictObject({
  before: z.coerce.number().int().min(1).optional().describe('Only entries before this one, by n'),
  limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most entries to list, the newest'),
})

export const deviceAlertOperations = [
  operation({
    method: 'post',
    route: '/devices/:id/alerts',
    summary: 'Have a device raise an alert, as if something had happened to it',
    path: device,
    query: nothing,
    body: raise,
    answer: z.strictObject({
      subject: z.string().describe('In whose history it will stand'),
      alertCode,
      critical: z.boolean(),
      to: entity.describe('Whom the device addresses'),
      counter: z.string().describe("The device's own originator counter"),
      frame,
    }),
    perform: async ({ devices, fleet }, { path: { id }, body }) => {
      if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
      const { critical, to, outage } = body
      const said = {
        ...(critical !== undefined && { critical }),
        ...(to !== undefined && { to }),
        ...(outage !== undefined && { outage }),
      }
      const raised = await devices.raise(id, { alertCode: body.alertCode, ...said })
      if (!raised.ok) throw new NotPossible(raised.failure)
      const message = readMessage(raised.value)
      if (!message.ok) throw new Error(message.failure.detail)
      return {
        subject: subjectOfDevice(id),
        alertCode: formatAlertCode(body.alertCode),
        critical: message.value.signature !== null,
        to: message.value.recipient,
        counter: message.value.counter,
        frame: raised.value.toString('hex'),
      }
    },
  }),
  operation({
    method: 'put',
    route: '/devices/:id/clock',
    summary: "Put a device's clock ahead of the network's, or behind it: a hub whose clock is adrift",
    path: device,
    query: nothing,
    body: z.strictObject({
      aheadBySeconds: z.int().min(-1e9).max(1e9).describe('Negative where it is behind; until the device takes a time'),
    }),
    answer: z.strictObject({ device: entity, aheadBySeconds: z.int() }),
    perform: async ({ devices, fleet }, { path: { id }, body: { aheadBySeconds } }) => {
      if (fleet.premisesOf(id) === undefined) throw new NotFound(`The fleet holds no device ${id}`)
      await devices.setClock(id, 1000 * aheadBySeconds)
      return { device: id, aheadBySeconds }
    },
  }),
  operation({
    method: 'get',
    route: '/devices/:id/history',
    summary: 'What a device told the DCC of its own accord, and who heard of it',
    path: device,
    query: paging,
    body: nothing,
    answer: z.strictObject({
      subject: z.string(),
      entries: z
        .array(entrySchema.extend({ n: count.describe('Grows by one with each entry of the device') }))
        .describe('Oldest first; documents as text, frames in hexadecimal'),
      inWords: z.array(lineSchema).describe('The same for a person'),
      next: z.int().nullable().describe('Where to go on: the next value of before; null where there is nothing before'),
    }),
    perform: async ({ dcc }, { path: { id }, query: { before, limit } }) => {
      const history = await dcc.historyOf(id)
      if (history === undefined) throw new NotFound(`The Smart Metering Inventory holds no device ${id}`)
      const end = Math.min(before === undefined ? history.length : before - 1, history.length)
      const start = Math.max(0, end - limit)
      const entries = history.slice(start, end)
      return {
        subject: subjectOfDevice(id),
        entries: entries.map((entry, index) => ({ n: start + index + 1, ...entryView(entry) })),
        inWords: transcriptLines({ entries }, { nameOfDevice: (device) => device, meanings: dcc.settings().meanings }),
        next: start === 0 ? null : start + 1,
      }
    },
  }),
]
