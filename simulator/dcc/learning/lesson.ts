import type { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Put } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { DspSchedules } from '../dsp-schedules/dsp-schedules.ts'
import type { CellMirror } from '../inventory/cell-mirror.ts'
import type { DeviceCertificateRecord } from '../inventory/device-certificates.ts'
import type { DeviceLogs } from '../inventory/device-logs.ts'
import type { SmartMeteringInventory } from '../inventory/smart-metering-inventory.ts'

/** Who taught the DCC: a device, by its answer to a request; null where it spoke of its own accord. */
export interface Teacher {
  readonly device: EntityIdentifier
  readonly requestId: RequestId | null
}

/** What the DCC believes of devices, as far as they can teach it. */
export interface Beliefs {
  readonly mirror: Pick<CellMirror, 'toPut' | 'learntFrom'>
  readonly deviceLogs: Pick<DeviceLogs, 'toPut'>
  readonly inventory: Pick<SmartMeteringInventory, 'record' | 'toPut'>
  readonly deviceCertificates: Pick<DeviceCertificateRecord, 'inUse' | 'toPut' | 'learntFrom'>
  readonly schedules: Pick<DspSchedules, 'of' | 'toDelete'>
  /** The users whom Registration Data names for a device today. */
  registered(device: EntityIdentifier, as: 'supplier' | 'network-operator'): readonly EntityIdentifier[]
  now(): Instant
  /** The day of the market, `2026-11-28`. */
  today(): string
  /** Whether what a device told of one request is later than the Command of another. */
  isLater(told: RequestId, sent: RequestId): Promise<boolean>
}

/**
 * How the DCC takes one kind of lesson. A lesson is plain JSON data: as it is recorded, so it is told. A new kind has its
 * file here, and its row in `lessons.ts`.
 */
export interface KindOfLesson<Lesson> {
  /** What it looks like, in a record, in an event and in an answer of the control API. */
  readonly schema: z.ZodType<Lesson>
  /** What a change must put so that the DCC believes it. */
  toPut(lesson: Lesson, from: Teacher, beliefs: Beliefs): Promise<readonly Put[]>
  /** Whether a Command that came behind the request has told of the same since. */
  isOutdated(lesson: Lesson, from: Teacher & { readonly requestId: RequestId }, beliefs: Beliefs): Promise<boolean>
}
