import { createHash } from 'node:crypto'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'
import type { StoredDspSchedule } from '../dsp-schedules/dsp-schedules.ts'
import { nextRun, type ScheduleDetails } from '../dsp-schedules/occurrences.ts'
import { requestOfRun, scheduledElementOf, scheduledReadings } from '../dsp-schedules/scheduled-reading.ts'
import { contentOf } from './described-body.ts'
import type { OwnAnswer, ServiceRequestRules } from './service-request-rules.ts'

/** DUIS holds so many schedules in one answer (`DSPSchedulesRead`), so a user has no more for a device. */
const mostSchedules = 99

const rules = { body: 'described', entry: 'request', checkSubject: () => null } as const

/** SRV 5.1: the DSP is to ask a device for a reading again and again (docs/domain/duis.md#dsp-schedules). */
const createSchedule: ServiceRequestRules<'described'> = {
  ...rules,
  serviceReferenceVariant: '5.1',
  steps: [
    { name: 'reading', rule: 'E050108: the body of the variant that is scheduled', judge: reading },
    { name: 'days', rule: 'E050105, E050107: days on which it runs', judge: days },
    { name: 'period', rule: 'E050111: a period that begins before it ends', judge: period },
    { name: 'each run', rule: 'E0501: what each run would be refused with', judge: eachRun },
    { name: 'number of schedules', rule: `E050109: ${mostSchedules} of a user for a device`, judge: number },
  ],
  carriedOut: { by: 'dcc', answer: create },
}

/** SRV 5.2: the schedules that the user has for a device, or one of them. */
const readSchedule: ServiceRequestRules<'described'> = {
  ...rules,
  serviceReferenceVariant: '5.2',
  steps: [ownSchedule('ReadSchedule', 'E050201', 'E050202')],
  carriedOut: { by: 'dcc', answer: read },
}

/** SRV 5.3: they run no more. */
const deleteSchedule: ServiceRequestRules<'described'> = {
  ...rules,
  serviceReferenceVariant: '5.3',
  steps: [ownSchedule('DeleteSchedule', 'E050301', 'E050302')],
  carriedOut: { by: 'dcc', answer: remove },
}

/** Service References 5: the DSP's schedules of readings. */
export const dspScheduleRequests: readonly ServiceRequestRules<'described'>[] = [
  createSchedule,
  readSchedule,
  deleteSchedule,
]

const asked = ({ request }: Facts): ScheduleDetails => contentOf(request, 'CreateSchedule')

function reading(facts: Facts): Judgement {
  const details = asked(facts)
  const element = scheduledElementOf(details)
  const { dspScheduledServiceReference: reference, dspScheduledServiceReferenceVariant: variant } = details
  const wanted = element === undefined ? undefined : scheduledReadings[element][0]
  const saw = `${reference}, ${variant} with ${element}`
  const isRight = variant === wanted && (variant === reference || variant.startsWith(`${reference}.`))
  return isRight ? passed(saw) : refused('E050108', saw, `${wanted} and its Service Reference`)
}

/** One that began in the past goes on from now. */
function days(facts: Facts): Judgement {
  const details = asked(facts)
  const { scheduleStartDate: start, scheduleEndDate: end, scheduleFrequency } = details
  if (end !== undefined && dateOf(end) < dateOf(start))
    return refused('E050107', `from ${dateOf(start)} to ${dateOf(end)}`, 'an end that is not before the start')
  const next = nextRun(details, facts.judgedAt)
  return next === null
    ? refused('E050105', `until ${end && dateOf(end)}`, 'a schedule that has a run to come')
    : passed(`${scheduleFrequency}, next at ${new Date(next).toISOString()}`)
}

const dateOf = ({ year, month, day }: ScheduleDetails['scheduleStartDate']): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function runOf(facts: Facts) {
  const { request, judgedAt, sources } = facts
  const details = asked(facts)
  const schedule = { id: 0, user: request.requestIdParts.originator, device: details.deviceId, details }
  return requestOfRun(schedule, nextRun(details, judgedAt) ?? judgedAt, 0n, sources.keyAgreementOf(schedule.user))
}

function period(facts: Facts): Judgement {
  const { body } = runOf(facts)
  const content = body.kind === 'described' && 'readLogPeriod' in body.content ? body.content.readLogPeriod : null
  if (content === null) return passed('no period')
  const { startDateTime, endDateTime } = content
  const saw = `from ${new Date(startDateTime).toISOString()} to ${new Date(endDateTime).toISOString()}`
  return startDateTime <= endDateTime ? passed(saw) : refused('E050111', saw, 'a period that begins before it ends')
}

/** The codes of 5.1 for what an on-demand request would be refused with; the others are told as they are. */
const codes: Partial<Record<ResponseCode, ResponseCode>> = {
  E19: 'E050101',
  E5: 'E050102',
  E11: 'E050103',
  E2: 'E050112',
  E12: 'E050110',
}

async function eachRun(facts: Facts): Promise<Judgement> {
  const refusal = await facts.sources.refusalOf(runOf(facts))
  if (refusal === null) return passed(`${asked(facts).dspScheduledServiceReferenceVariant} would be accepted`)
  const { code, saw, wouldHaveAccepted } = refusal
  return refused(codes[code] ?? code, saw, wouldHaveAccepted)
}

async function number(facts: Facts): Promise<Judgement> {
  const { sources, request } = facts
  const { length } = await sources.schedules.of(asked(facts).deviceId, request.requestIdParts.originator)
  return length < mostSchedules
    ? passed(`${length} before`)
    : refused('E050109', String(length), `fewer than ${mostSchedules}`)
}

/** Follows from the RequestID, so that nobody need agree on the next one: a number of twelve digits. */
const idOf = (requestId: RequestId): number =>
  Number(createHash('sha256').update(requestId).digest().readBigUInt64BE() % 1_000_000_000_000n)

function create(facts: Facts): OwnAnswer {
  const { request, judgedAt, sources } = facts
  const details = asked(facts)
  const id = idOf(request.requestId)
  const schedule = { id, user: request.requestIdParts.originator, device: details.deviceId, details }
  return {
    code: 'I0',
    content: { kind: 'DSPScheduleID', scheduleId: id },
    ...sources.schedules.toCreate(schedule, judgedAt),
  }
}

type Element = 'ReadSchedule' | 'DeleteSchedule'

/** What a request means, of the user's own: nobody learns of another's. */
async function meant(facts: Facts, element: Element): Promise<readonly StoredDspSchedule[]> {
  const query = contentOf(facts.request, element)
  const { originator } = facts.request.requestIdParts
  const { schedules } = facts.sources
  if ('deviceId' in query) return schedules.of(query.deviceId, originator)
  const found = await schedules.byId(query.dspScheduleId)
  return found?.user === originator ? [found] : []
}

function ownSchedule(element: Element, unknown: ResponseCode, unknownDevice: ResponseCode): AdmissionStep<Facts> {
  return {
    name: 'schedule',
    rule: `${unknown}, ${unknownDevice}: a schedule of the sender, a device of the inventory`,
    async judge(facts): Promise<Judgement> {
      const query = contentOf(facts.request, element)
      if ('deviceId' in query) {
        const isKnown = facts.sources.inventory.record(query.deviceId) !== undefined
        return isKnown ? passed(query.deviceId) : refused(unknownDevice, query.deviceId, 'a device of the inventory')
      }
      const [found] = await meant(facts, element)
      return found === undefined
        ? refused(unknown, `schedule ${query.dspScheduleId}`, 'a schedule of the sender')
        : passed(`schedule ${found.id} for ${found.device}`)
    },
  }
}

/** A device for which the user has no schedule is answered with a warning, and nothing else. */
async function read(facts: Facts): Promise<OwnAnswer> {
  const found = await meant(facts, 'ReadSchedule')
  if (found.length === 0) return { code: 'W050201', content: null, put: [] }
  const dspSchedules = found.map(({ id, details }) => ({ dspScheduleId: id, dspScheduleDetails: details }))
  return { code: 'I0', content: { kind: 'described', element: 'DSPSchedulesRead', content: { dspSchedules } }, put: [] }
}

async function remove(facts: Facts): Promise<OwnAnswer> {
  const found = await meant(facts, 'DeleteSchedule')
  const { schedules } = facts.sources
  return { code: found.length === 0 ? 'W050301' : 'I99', content: null, put: found.flatMap(schedules.toDelete) }
}
