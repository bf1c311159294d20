import { z } from 'zod'
import type { Put } from '../../vocabulary/ports/state.ts'
import { draftOf } from '../inventory/smart-metering-inventory.ts'
import { type CellsHeld, type CellsReplaced, heldCells, replacedCells } from './cells.ts'
import { type DeviceCertificateLesson, deviceCertificateInUse } from './device-certificate.ts'
import { type DeviceLogTold, toldDeviceLog } from './device-logs.ts'
import {
  type Commissioned,
  commissionedDevice,
  type FirmwareRuns,
  type Joined,
  type JoinedHan,
  joinedDevice,
  joinedDevices,
  type RemovedFromHub,
  removedDevice,
  runningFirmware,
  type SupplierChanged,
  suppliedDevice,
  type Unjoined,
  unjoinedDevices,
  type Whitelisted,
  whitelistedDevice,
} from './journey.ts'
import type { Beliefs, KindOfLesson, Teacher } from './lesson.ts'
import { removedSchedules, type SchedulesRemoved } from './schedules.ts'

/** One thing that a device's message teaches the DCC. Which there are depends on the use case. */
export type Lesson =
  | CellsReplaced
  | CellsHeld
  | DeviceCertificateLesson
  | Whitelisted
  | RemovedFromHub
  | JoinedHan
  | Commissioned
  | Joined
  | Unjoined
  | SupplierChanged
  | FirmwareRuns
  | DeviceLogTold
  | SchedulesRemoved

const kinds: { readonly [Kind in Lesson['kind']]: KindOfLesson<Extract<Lesson, { kind: Kind }>> } = {
  'cells-replaced': replacedCells,
  'cells-held': heldCells,
  'device-certificate': deviceCertificateInUse,
  whitelisted: whitelistedDevice,
  'removed-from-hub': removedDevice,
  'joined-han': joinedDevice,
  commissioned: commissionedDevice,
  joined: joinedDevices,
  unjoined: unjoinedDevices,
  'supplier-changed': suppliedDevice,
  firmware: runningFirmware,
  'device-log': toldDeviceLog,
  'schedules-removed': removedSchedules,
}

const kindOf = (lesson: Lesson) => kinds[lesson.kind] as KindOfLesson<Lesson>

/** A lesson as it is recorded and told. */
export const lessonSchema = z.discriminatedUnion(
  'kind',
  Object.values(kinds).map(({ schema }) => schema) as unknown as [z.ZodObject<{ kind: z.ZodLiteral<string> }>],
) as unknown as z.ZodType<Lesson>

/** What a change must put so that the DCC believes what it was taught, lesson by lesson. */
export async function believing(lessons: readonly Lesson[], from: Teacher, beliefs: Beliefs): Promise<readonly Put[]> {
  const drafted = { ...beliefs, inventory: draftOf(beliefs.inventory) }
  const puts = new Map<string, Put>()
  for (const lesson of lessons)
    for (const put of await kindOf(lesson).toPut(lesson, from, drafted)) puts.set(put.key, put)
  return [...puts.values()]
}

/** Whether a later Command has told of any of it since. */
export async function anyOutdated(
  lessons: readonly Lesson[],
  from: Parameters<KindOfLesson<Lesson>['isOutdated']>[1],
  beliefs: Beliefs,
): Promise<boolean> {
  for (const lesson of lessons) if (await kindOf(lesson).isOutdated(lesson, from, beliefs)) return true
  return false
}
