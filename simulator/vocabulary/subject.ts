import type { EntityIdentifier } from './entity-identifier.ts'
import type { RequestId } from './request-id.ts'

/**
 * What a record, a document or an event is about: a request, or a device that speaks of its own accord.
 *
 * @example 'request/90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A3:1000'
 * @example 'device/00-DB-12-34-56-78-90-A3'
 */
export type Subject = `request/${string}` | `device/${string}`

export const subjectOfRequest = (requestId: RequestId): Subject => `request/${requestId}`

export const subjectOfDevice = (device: EntityIdentifier): Subject => `device/${device}`

/** Undefined where the subject is a device. */
export const requestIn = (subject: Subject): RequestId | undefined =>
  subject.startsWith('request/') ? (subject.slice('request/'.length) as RequestId) : undefined
