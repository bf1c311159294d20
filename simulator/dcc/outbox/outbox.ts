import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { DccEvents } from '../events.ts'
import { waitAfter } from '../settings/back-off.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { UserDirectory } from '../users/user-directory.ts'
import { createLanes, type Item, type Lanes } from './lanes.ts'
import { entryFrom, type OutboxEntry, prefixOf } from './outbox-entry.ts'
import type { Postman } from './post-document.ts'

export interface OutboxOptions {
  readonly users: UserDirectory
  readonly records: SubjectRecord
  readonly postman: Postman
  readonly journal: Journal
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly events: DccEvents
  readonly log: Logger
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'outbox'>
}

/**
 * Delivers Service Responses and alerts to the users' Receive Response services, at least once, in order for each
 * device. What is in the outbox is durable before it comes here; a user without an address is waited for.
 */
export interface Outbox {
  /** Takes an entry that is durable, with its document while that is at hand. */
  enqueue(entry: OutboxEntry, document: string): void
  /** Takes up what is durable and not yet delivered: all users', or those of one who has got an address. */
  resume(user?: EntityIdentifier): void
  /** Documents in delivery; what waits on disk for a user without an address is not counted. */
  pending(): number
  close(): void
}

/** Entries of one user in memory. The others stay on disk until these are gone. */
const largestBacklogInMemory = 1_000

type End = 'delivered' | 'delivery-refused' | 'delivery-abandoned'

const eventOfEnd = {
  delivered: 'document-delivered',
  'delivery-refused': 'document-refused',
  'delivery-abandoned': 'document-abandoned',
} as const

export function createOutbox(options: OutboxOptions): Outbox {
  const { users, records, postman, journal, clock, scheduler, inFlight, events, log, settings } = options
  const lanesOf = new Map<EntityIdentifier, Lanes>()
  const onDisk = new Set<EntityIdentifier>()
  const retries = new Set<() => void>()
  let closed = false

  const lanes = (user: EntityIdentifier): Lanes => {
    const known = lanesOf.get(user) ?? createLanes(settings.outbox.connectionsPerUser)
    lanesOf.set(user, known)
    return known
  }

  const pump = (user: EntityIdentifier): void => {
    const own = lanes(user)
    for (let item = own.take(); item !== undefined && !closed; item = own.take()) {
      const taken = item
      const attempt = tryOnce(taken)
        .catch((err: unknown) => log.error({ err, responseId: taken.entry.responseId }, 'a delivery broke off'))
        .then(() => own.release())
      void inFlight.during(attempt).then(() => next(user))
    }
  }

  const next = (user: EntityIdentifier): void => {
    if (closed) return
    if (onDisk.has(user) && lanes(user).size === 0) load(user)
    pump(user)
  }

  const tryOnce = async (item: Item): Promise<void> => {
    const { key, to, subject } = item.entry
    const address = users.addressOf(to)
    // On disk it waits for the user's next address.
    if (address === null) return lanes(to).remove(item)
    const document = item.document ?? records.document(subject, key)
    const status = document === undefined ? null : await postman.post(address, document)
    item.attempts += 1
    if (closed) return
    if (status !== null && status >= 200 && status < 300) return end(item, 'delivered', status)
    if (status === 400) return end(item, 'delivery-refused', status)
    if (item.attempts >= settings.outbox.attempts) return end(item, 'delivery-abandoned', status)
    retryLater(item)
  }

  const retryLater = (item: Item): void => {
    const { to, responseId } = item.entry
    item.document = null
    const moment = instant(clock.now() + waitAfter(settings.outbox.retry, item.attempts))
    const cancel = scheduler.at(moment, `delivery of ${responseId}`, () => {
      retries.delete(cancel)
      lanes(to).ready(item)
      pump(to)
    })
    retries.add(cancel)
  }

  const end = async (item: Item, kind: End, status: number | null): Promise<void> => {
    const { key, to, subject, responseId } = item.entry
    const at = clock.now()
    const entry = records.event(subject, { kind, at, to, responseId, status, attempts: item.attempts })
    await journal.commit({ events: [entry], put: new Map([[key, undefined]]) })
    lanes(to).remove(item)
    if (kind !== 'delivered') log.warn({ to, responseId, status, attempts: item.attempts }, `document ${kind}`)
    events.emit({ kind: eventOfEnd[kind], at, subject, to, responseId })
  }

  const load = (user: EntityIdentifier): void => {
    onDisk.delete(user)
    const own = lanes(user)
    for (const [key, value] of journal.values(prefixOf(user))) {
      if (own.has(key)) continue
      if (own.size >= largestBacklogInMemory) {
        onDisk.add(user)
        return
      }
      own.add({ entry: entryFrom(key, value), document: null, attempts: 0 })
    }
  }

  return {
    enqueue(entry, document) {
      const { to } = entry
      if (closed || users.addressOf(to) === null) return
      const own = lanes(to)
      if (own.has(entry.key)) return
      if (onDisk.has(to) || own.size >= largestBacklogInMemory) {
        onDisk.add(to)
        return
      }
      own.add({ entry, document, attempts: 0 })
      pump(to)
    },
    resume(user) {
      for (const { entityIdentifier } of user === undefined ? users.all() : [{ entityIdentifier: user }]) {
        if (users.addressOf(entityIdentifier) === null) continue
        load(entityIdentifier)
        pump(entityIdentifier)
      }
    },
    pending: () => [...lanesOf.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      closed = true
      for (const cancel of retries) cancel()
      retries.clear()
      postman.close()
    },
  }
}
