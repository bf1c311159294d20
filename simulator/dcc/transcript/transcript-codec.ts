import { z } from 'zod'
import type { CommandVariant, DuisService } from '../../vocabulary/command-variant.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { HistoryEntry, Recorded } from '../../vocabulary/ports/history.ts'
import { readStored, type StoredKind, storedKind } from '../../vocabulary/stored-kind.ts'
import { lessonSchema } from '../learning/lessons.ts'
import { decisionSchema } from './decision.ts'
import type { TranscriptEntry } from './transcript.ts'

type Kind = TranscriptEntry['kind']

/** How a kind of entry is stored: JSON of a kind of its own, and beside it the one field that is octets. */
interface Form {
  readonly stored: StoredKind<object>
  readonly octets: 'document' | 'frame' | null
}

const form = (what: string, fields: z.ZodRawShape, octets: Form['octets'] = null): Form => ({
  stored: storedKind<object>(what, 1, z.strictObject({ at: z.number(), ...fields })),
  octets,
})

const text = z.string()
const service = z.enum(['Transform', 'SendCommand', 'NonDevice'] satisfies DuisService[])
const commandVariant = z.literal([1, 2, 3, 4, 5, 6, 7, 8] satisfies CommandVariant[])
const trace = z.array(
  z.strictObject({
    step: z.string(),
    rule: z.string(),
    outcome: z.enum(['passed', 'not-applicable', 'refused']),
    saw: z.string(),
    leniency: z.string().optional(),
    code: z.string().optional(),
    wouldHaveAccepted: z.string().optional(),
  }),
)
const decision = decisionSchema.nullable()
const learnt = z.array(lessonSchema)

const commandFields = {
  device: text,
  originator: text,
  counter: z
    .string()
    .regex(/^\d{1,20}$/)
    .transform(BigInt),
  messageCode: z.int(),
}
const deliveryFields = { to: text, responseId: text, status: z.int().nullable(), attempts: z.int() }

export const storedEntries: Readonly<Record<Kind, Form>> = {
  answered: form(
    'how a request was answered',
    {
      from: text,
      service,
      serviceReferenceVariant: text,
      commandVariant,
      code: text,
      answer: text,
      trace,
      decision,
      schedule: z.int().optional(),
    },
    'document',
  ),
  'turned-away': form('how a request was turned away', { service, code: text, answer: text, trace }),
  quarantined: form('that a request was quarantined', { reference: text, by: text, because: text }),
  scheduled: form('that a request was scheduled', { until: z.number() }),
  released: form('that a request was released', { code: text, trace, decision }),
  unreleased: form('that a request was not released', { code: z.enum(['E30', 'E54', 'E58']), because: text }),
  'command-sent': form('a Command that was sent', commandFields, 'frame'),
  'command-handed-out': form('a Command that was handed out', commandFields, 'frame'),
  'device-answered': form('a Response', { device: text, learnt, keptUntil: z.number().nullable() }, 'frame'),
  'device-answered-late': form('a late Response', { device: text, learnt, mirrored: z.boolean() }, 'frame'),
  'device-alerted': form('a device alert', { device: text, alertCode: text, learnt }, 'frame'),
  superseded: form('that a request was superseded', { by: text }),
  'hub-lost': form('that a hub was lost', { device: text }),
  unanswered: form('that a device did not answer', { device: text, code: z.enum(['E20', 'E21']) }),
  queued: form(
    'a document that was queued',
    {
      what: z.enum(['service-response', 'dcc-alert', 'device-alert']),
      to: text,
      key: text,
      responseId: text,
      code: text,
    },
    'document',
  ),
  delivered: form('that a document was delivered', deliveryFields),
  'delivery-refused': form('that a document was refused', deliveryFields),
  'delivery-abandoned': form('that a document was abandoned', deliveryFields),
}

/** An entry as history takes it. */
export function eventOf(subject: string, entry: TranscriptEntry): HistoryEntry {
  const { kind, at } = entry
  const { stored, octets } = storedEntries[kind]
  const body: Record<string, unknown> = {}
  let beside: unknown
  for (const [name, value] of Object.entries(entry)) {
    if (name === octets) beside = value
    else if (name !== 'kind') body[name] = typeof value === 'bigint' ? String(value) : value
  }
  const event = { subject, kind, at, body: stored.write(body) }
  return octets === null ? event : { ...event, octets: Buffer.from(beside as never) }
}

/** The entry that an event was made of. @throws SimulatorFault SIM_STATE_UNREADABLE where it is none */
export function entryOf({ subject, kind, body, octets }: Pick<Recorded, 'subject' | 'kind' | 'body' | 'octets'>) {
  const known = storedEntries[kind as Kind]
  if (known === undefined) throw new SimulatorFault('SIM_STATE_UNREADABLE', `${subject} holds an entry '${kind}'`)
  const fields = readStored(known.stored, `${subject} ${kind}`, body)
  const content = octets === undefined ? Buffer.alloc(0) : Buffer.from(octets.buffer, octets.byteOffset, octets.length)
  if (known.octets === null) return { ...fields, kind } as TranscriptEntry
  return {
    ...fields,
    kind,
    [known.octets]: kind === 'queued' ? content.toString() : content,
  } as unknown as TranscriptEntry
}
