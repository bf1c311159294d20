import { z } from 'zod'
import { lessonSchema } from '../../dcc/learning/lessons.ts'
import { checkModes, checkSettingsWithDefaults } from '../../dcc/settings/settings.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { writeFaultRule } from '../../wan/fault-rule.ts'
import type { Sequenced } from '../events/event-log.ts'
import { type NetworkEvent, type NetworkEventKind, requestOf, subjectOf } from '../events/network-event.ts'
import type { Meanings } from '../in-words/code-in-words.ts'
import { decisionSchema, decisionView } from './operations/decisions.ts'
import { statusSchema } from './operations/status.ts'
import type { RequestList } from './request-list/request-list.ts'
import { rowSchema, rowView } from './request-list/row-view.ts'
import { entity, frame, moment } from './views.ts'

const sequence = z.int().min(0).describe('Grows by one with each event')
const row = rowSchema
  .nullable()
  .describe('The request in one line, as `GET /requests` lists it; null where it does not')
const requestId = z.string().describe('originator:target:counter')
const subject = z
  .string()
  .describe('request/ and a RequestID, or device/ and an EUI-64')
  .meta({ examples: ['device/00-DB-12-34-56-78-90-A3'] })
const responseId = z.string().describe('target:originator:counter')
const learnt = z.array(lessonSchema).describe('What it teaches the DCC: of its Trust Anchor Cells, for one')
/** Where the subject may also be a device that speaks of its own accord. */
const ofRequest = requestId.optional().describe('Of a subject that is a request')
const documentEvent = z.strictObject({ requestId: ofRequest, to: entity, responseId })

/** What each kind of event says beside its kind and instant; the event stream's contract. */
const bodies = {
  'request-answered': z
    .strictObject({
      requestId,
      from: entity,
      serviceReferenceVariant: z.string(),
      commandVariant: z.int(),
      code: z.string(),
      refusedBy: z.string().nullable(),
    })
    .describe('A request was answered; refusedBy names the step of admission that refused it'),
  'request-repeated': z.strictObject({ requestId }).describe('The same octets came again and got the same answer'),
  'request-turned-away': z
    .strictObject({ requestId, code: z.string() })
    .describe('Not authenticated, or the RequestID was used before'),
  'request-released': z
    .strictObject({
      requestId,
      code: z.string(),
      refusedBy: z.string().nullable(),
      fromQuarantine: z.boolean(),
    })
    .describe(
      'A request left the schedule at its time, or quarantine (fromQuarantine), and was judged again; I99 where it is being carried out',
    ),
  'request-unreleased': z
    .strictObject({ requestId, code: z.string() })
    .describe('A future-dated request was cancelled or replaced (E54), or got no verdict in time (E30)'),
  'command-sent': z.strictObject({ requestId, device: entity, frame }).describe('A Command is durable and on its way'),
  'command-delivered': z.strictObject({ requestId, device: entity }).describe('The WAN has handed a Command on'),
  'device-answered': z.strictObject({ requestId, device: entity, learnt }).describe('A device answered a Command'),
  'device-answered-late': z
    .strictObject({ requestId, device: entity, learnt, mirrored: z.boolean() })
    .describe('An answer came after its request had ended; mirrored where the DCC now believes what it says'),
  'device-alerted': z
    .strictObject({ requestId: ofRequest, device: entity, alertCode: z.string(), learnt })
    .describe(
      'A device told what became of a Command that had named its time (8F66 done, 8F67 not done); or, where the subject is the device, something of its own',
    ),
  'device-unanswered': z
    .strictObject({ requestId, device: entity, code: z.string() })
    .describe('The time ran out: E20 before delivery, E21 after it'),
  'hub-lost': z
    .strictObject({ device: entity })
    .describe('The WAN has lost a hub; who is registered for its meters hears of it (AD1)'),
  'uplink-dropped': z
    .strictObject({ device: entity, reason: z.string(), frame })
    .describe('A frame that nothing waits for, or that is not what it claims to be'),
  'document-queued': documentEvent.describe('A Service Response or alert is durable'),
  'document-delivered': documentEvent.describe("The user's Receive Response service took it"),
  'document-refused': documentEvent.describe("The user's Receive Response service answered 400"),
  'document-abandoned': documentEvent.describe('Every attempt to deliver it failed'),
  'decision-made': z
    .strictObject({ requestId, decision: decisionSchema })
    .describe('The check decided; it follows the answer to the request'),
  'slot-changed': z
    .strictObject({
      device: entity,
      area: z.string().nullable().describe('Name of a licensed distribution area'),
      before: entity,
      after: entity,
    })
    .describe("Another party's certificate is in the device's network operator slot, as the device says"),
  'device-changed': z
    .strictObject({ device: entity })
    .describe('Another record of it stands in the inventory: by a request, by what a device told, or by hand'),
  'registration-loaded': z
    .strictObject({ series: z.enum(['networkParties', 'suppliers']).nullable(), meteringPoints: z.int() })
    .describe('A file of Registration Data was loaded; or a metering point recorded anew, where series is null'),
  'check-changed': z
    .strictObject({ mode: z.enum(checkModes), settings: checkSettingsWithDefaults })
    .describe('The mode or the settings of the check, from the next request on'),
  'settings-changed': z.strictObject({}).describe('Settings of the DCC, from the next request on'),
  'fault-plan-changed': z
    .strictObject({ rules: z.array(z.looseObject({ fault: z.string() })) })
    .describe('The faults of the wide area network that are planned'),
  paused: z.strictObject({}).describe('The clock stands still: nothing falls due'),
  resumed: z.strictObject({}).describe('The clock runs again'),
  'clock-moved': z.strictObject({}).describe('Somebody moved the virtual clock, and all that was due is done'),
} satisfies Record<NetworkEventKind, z.ZodObject>

/** Events with which the row of the request in the list is told as it is now, so that no list is read again. */
const tellingRow: ReadonlySet<NetworkEventKind> = new Set<NetworkEventKind>([
  'request-answered',
  'request-released',
  'request-unreleased',
  'device-answered',
  'device-unanswered',
])

/** Events that are about the network as a whole. */
const aboutNothing: ReadonlySet<string> = new Set([
  'registration-loaded',
  'check-changed',
  'settings-changed',
  'fault-plan-changed',
  'clock-moved',
  'paused',
  'resumed',
] satisfies NetworkEventKind[])

/** An event as it is told. */
export const eventSchema = z.discriminatedUnion(
  'kind',
  Object.entries(bodies).map(([kind, body]) => {
    const about = aboutNothing.has(kind) ? {} : { subject }
    const told = tellingRow.has(kind as NetworkEventKind) ? { row } : {}
    const described = z.strictObject({ kind: z.literal(kind), sequence, at: moment, ...about, ...body.shape, ...told })
    return described.describe(body.description ?? '')
  }) as unknown as readonly [z.ZodObject<{ kind: z.ZodLiteral<string> }>],
)

/** The first message to a listener. */
export const helloSchema = z
  .strictObject({
    kind: z.literal('hello'),
    sequence: sequence.describe('Of the newest event there was'),
    oldest: sequence.describe('Of the oldest that can still be asked for'),
    status: statusSchema,
  })
  .describe('The first message on a WebSocket')

/** What stands in the place of events that are not kept any more. */
export const gapSchema = z
  .strictObject({ kind: z.literal('gap'), from: sequence, to: sequence })
  .describe('Events that are gone, both ends included: read the lists again')

/** An event as JSON: its place, what it is about, instants as text, frames in hexadecimal. */
export function eventView(
  { sequence, event }: Sequenced,
  requests: Pick<RequestList, 'rowOf'>,
  meanings: Meanings,
): object {
  const row = tellingRow.has(event.kind) ? requests.rowOf(requestOf(event) as RequestId) : undefined
  const about = subjectOf(event)
  const requestId = requestOf(event)
  return {
    kind: event.kind,
    sequence,
    at: formatInstant(event.at),
    ...(about !== undefined && { subject: about }),
    ...(requestId !== undefined && { requestId }),
    ...saysOf(event),
    ...(tellingRow.has(event.kind) && { row: row === undefined ? null : rowView(row, meanings) }),
  }
}

/** What an event says beside its kind, its instant and what it is about. */
function saysOf(event: NetworkEvent): object {
  switch (event.kind) {
    case 'request-answered': {
      const { from, serviceReferenceVariant, commandVariant, code, refusedBy } = event
      return { from, serviceReferenceVariant, commandVariant, code, refusedBy }
    }
    case 'request-released':
      return { code: event.code, refusedBy: event.refusedBy, fromQuarantine: event.fromQuarantine === true }
    case 'decision-made':
      return { decision: decisionView(event.decision) }
    case 'fault-plan-changed':
      return { rules: event.rules.map(writeFaultRule) }
    default: {
      const { kind: _kind, at: _at, ...says } = event
      const { subject: _subject, requestId: _requestId, ...rest } = says as typeof says & Partial<Told>
      return { ...rest, ...('frame' in event && { frame: Buffer.from(event.frame).toString('hex') }) }
    }
  }
}

interface Told {
  readonly subject: string
  readonly requestId: string
}

/** Every kind of event there is. */
export const eventKinds: ReadonlySet<NetworkEventKind> = new Set(Object.keys(bodies) as NetworkEventKind[])
