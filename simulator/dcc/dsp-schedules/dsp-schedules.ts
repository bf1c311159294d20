import { z } from 'zod'
import type { DuisReader } from '../../duis/duis-reader.ts'
import { writeRequest } from '../../duis/write-request.ts'
import { everyValue } from '../../environment/every-value.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Change, Put, State, Work } from '../../vocabulary/ports/state.ts'
import { formatRequestId } from '../../vocabulary/request-id.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import { nextRun, type ScheduleDetails } from './occurrences.ts'
import type { DspSchedule } from './scheduled-reading.ts'

/** A DSP schedule as it stands in the State. */
export interface StoredDspSchedule extends DspSchedule {
  readonly version: number
}

/**
 * The DSP schedules of users (docs/domain/duis.md#dsp-schedules). Each has a place, and a work that falls due when it runs
 * next; a run adds the next one, and finds nothing to do where the place is empty.
 */
export interface DspSchedules {
  /** Undefined for one that was deleted, or never was. */
  byId(id: number): Promise<StoredDspSchedule | undefined>
  /** Those of one user for one device, in the order of their numbers. */
  of(device: EntityIdentifier, user: EntityIdentifier): Promise<readonly StoredDspSchedule[]>
  /** Those of all users for one device. */
  ofDevice(device: EntityIdentifier): Promise<readonly StoredDspSchedule[]>
  /** What a change must hold so that a schedule stands, and runs later than an instant. */
  toCreate(schedule: DspSchedule, after: Instant): Required<Pick<Change, 'put' | 'add'>>
  /** That a schedule still stands, for a change that rests on it. */
  expected(schedule: StoredDspSchedule): { readonly key: string; readonly version: number }
  /** What a change must put so that a schedule stands no more. */
  toDelete(schedule: StoredDspSchedule): readonly Put[]
}

/** Of the schedule, as the unsigned document of a 5.1: DUIS has its form, and so has the State. */
export const storedDspSchedule = storedKind('a DSP schedule', 1, z.strictObject({ document: z.string() }))

/** That a schedule is one of a user for a device. */
const storedPlace = storedKind('the place of a DSP schedule', 1, z.literal(true))

export const storedRun = storedKind('a run of a DSP schedule', 1, z.strictObject({ scheduleId: z.int() }))

/** The kind of the works that run DSP schedules. */
export const runWork = 'dsp-schedule-run'

const keyOf = (id: number): string => `dsp-schedule/${id}`
const prefixOfDevice = (device: EntityIdentifier): string => `dsp-schedules-of/${device}/`
const prefixOf = (device: EntityIdentifier, user: EntityIdentifier): string => `${prefixOfDevice(device)}${user}/`
/** Digits enough for the largest number, so that the order of keys is that of numbers. */
const placeOf = ({ device, user, id }: DspSchedule): string => prefixOf(device, user) + String(id).padStart(13, '0')

export function createDspSchedules(state: Pick<State, 'read' | 'page'>, duis: Pick<DuisReader, 'readRequest'>) {
  const byId: DspSchedules['byId'] = async (id) => {
    const key = keyOf(id)
    const [found] = await state.read([key])
    const stored = storedDspSchedule.read(key, found?.value)
    return stored && { ...scheduleIn(key, stored.document, id, duis), version: found?.version ?? 0 }
  }
  const under = async (prefix: string): Promise<readonly StoredDspSchedule[]> => {
    const schedules: StoredDspSchedule[] = []
    for await (const { key, value } of everyValue(state, prefix)) {
      readStored(storedPlace, key, value)
      const schedule = await byId(Number(key.slice(key.lastIndexOf('/') + 1)))
      if (schedule !== undefined) schedules.push(schedule)
    }
    return schedules
  }
  return {
    byId,
    of: (device, user) => under(prefixOf(device, user)),
    ofDevice: (device) => under(prefixOfDevice(device)),
    toCreate(schedule, after) {
      const { id, user, device, details } = schedule
      return {
        put: [
          { key: keyOf(id), version: 0, value: storedDspSchedule.write({ document: documentOf(user, details) }) },
          { key: placeOf({ id, user, device, details }), version: 0, value: storedPlace.write(true) },
        ],
        add: workOfRun(schedule, after),
      }
    },
    expected: ({ id, version }) => ({ key: keyOf(id), version }),
    toDelete: (schedule) => [
      { key: keyOf(schedule.id), version: schedule.version, value: undefined },
      { key: placeOf(schedule), version: schedule.version, value: undefined },
    ],
  } satisfies DspSchedules
}

/** The next run of a schedule, later than an instant; none where its last day is over. */
export function workOfRun({ id, details }: DspSchedule, after: Instant): readonly Work[] {
  const due = nextRun(details, after)
  return due === null ? [] : [{ kind: runWork, lane: String(id), due, body: storedRun.write({ scheduleId: id }) }]
}

function documentOf(originator: EntityIdentifier, details: ScheduleDetails): string {
  const requestIdParts = { originator, target: details.deviceId, counter: 0n }
  return writeRequest({
    schemaVersion: '5.4',
    requestId: formatRequestId(requestIdParts),
    requestIdParts,
    firstInSequence: null,
    precedingRequestId: null,
    commandVariant: 8,
    serviceReference: '5.1',
    serviceReferenceVariant: '5.1',
    body: { kind: 'described', element: 'CreateSchedule', content: details },
  })
}

function scheduleIn(key: string, document: string, id: number, duis: Pick<DuisReader, 'readRequest'>): DspSchedule {
  const reading = duis.readRequest(Buffer.from(document))
  if (!reading.ok) throw new SimulatorFault('SIM_STATE_UNREADABLE', `${key}: ${reading.failure.sentence}`)
  const { body, requestIdParts } = reading.value.request
  if (body.kind !== 'described' || body.element !== 'CreateSchedule')
    throw new SimulatorFault('SIM_STATE_UNREADABLE', `${key} does not hold a DSP schedule`)
  return { id, user: requestIdParts.originator, device: body.content.deviceId, details: body.content }
}
