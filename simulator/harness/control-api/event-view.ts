import { z } from 'zod'
import { type DccEvent, type DccEventKind, subjectOfEvent } from '../../dcc/events.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { requestIn } from '../../vocabulary/subject.ts'
import { cellChange, entity, frame, moment } from './views.ts'

const requestId = z.string().describe('originator:target:counter')
const subject = z
  .string()
  .describe('request/ and a RequestID, or device/ and an EUI-64')
  .meta({ examples: ['device/00-DB-12-34-56-78-90-A3'] })
const responseId = z.string().describe('target:originator:counter')
/** Where the subject may also be a device that speaks of its own accord. */
const ofRequest = requestId.optional().describe('Of a subject that is a request')
const documentEvent = z.strictObject({ requestId: ofRequest, to: entity, responseId })

/** What each kind of event says beside its kind and instant; the event stream's contract. */
const bodies = {
  'request-answered': z
    .strictObject({ requestId, code: z.string(), refusedBy: z.string().nullable() })
    .describe('A request was answered; refusedBy names the step of admission that refused it'),
  'request-repeated': z.strictObject({ requestId }).describe('The same octets came again and got the same answer'),
  'request-turned-away': z
    .strictObject({ requestId, code: z.string() })
    .describe('Not authenticated, or the RequestID was used before'),
  'request-released': z
    .strictObject({ requestId, code: z.string(), refusedBy: z.string().nullable() })
    .describe('The time of a future-dated request came, and it was judged again; I99 where it is being carried out'),
  'request-unreleased': z
    .strictObject({ requestId, code: z.string() })
    .describe('A future-dated request was cancelled or replaced (E54), or got no verdict in time (E30)'),
  'command-sent': z.strictObject({ requestId, device: entity, frame }).describe('A Command is durable and on its way'),
  'command-delivered': z.strictObject({ requestId, device: entity }).describe('The WAN has handed a Command on'),
  'device-answered': z
    .strictObject({ requestId, device: entity, cells: z.array(cellChange) })
    .describe('A device answered a Command; cells are what it says of its Trust Anchor Cells'),
  'device-answered-late': z
    .strictObject({ requestId, device: entity, cells: z.array(cellChange), mirrored: z.boolean() })
    .describe(
      'An answer came after its request had ended; mirrored where the DCC now believes of the cells what it says',
    ),
  'device-alerted': z
    .strictObject({ requestId: ofRequest, device: entity, alertCode: z.string(), cells: z.array(cellChange) })
    .describe(
      'A device told what became of a Command that had named its time (8F66 done, 8F67 not done); or, where the subject is the device, something of its own',
    ),
  'device-unanswered': z
    .strictObject({ requestId, device: entity, code: z.string() })
    .describe('The time ran out: E20 before delivery, E21 after it'),
  'uplink-dropped': z
    .strictObject({ device: entity, reason: z.string(), frame })
    .describe('A frame that nothing waits for, or that is not what it claims to be'),
  'document-queued': documentEvent.describe('A Service Response or alert is durable'),
  'document-delivered': documentEvent.describe("The user's Receive Response service took it"),
  'document-refused': documentEvent.describe("The user's Receive Response service answered 400"),
  'document-abandoned': documentEvent.describe('Every attempt to deliver it failed'),
} satisfies Record<DccEventKind, z.ZodObject>

/** A message of the event stream. */
export const eventSchema = z.discriminatedUnion(
  'kind',
  Object.entries(bodies).map(([kind, body]) => {
    const described = z.strictObject({ kind: z.literal(kind), at: moment, subject, ...body.shape })
    return described.describe(body.description ?? '')
  }) as unknown as readonly [z.ZodObject<{ kind: z.ZodLiteral<string> }>],
)

/** An event as JSON: what it is about, instants as text, frames in hexadecimal. */
export function eventView(event: DccEvent): object {
  const subject = subjectOfEvent(event)
  const requestId = requestIn(subject)
  return {
    ...event,
    at: formatInstant(event.at),
    subject,
    ...(requestId !== undefined && { requestId }),
    ...('frame' in event && { frame: Buffer.from(event.frame).toString('hex') }),
  }
}
