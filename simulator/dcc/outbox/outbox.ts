import { DueWorks } from '../../environment/due-works.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { State, Taken } from '../../vocabulary/ports/state.ts'
import type { DccEvents } from '../events.ts'
import type { DccSettings } from '../settings/settings.ts'
import { waitAfter } from '../settings/settings.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { UserDirectory } from '../users/user-directory.ts'
import { deliveryWork, entryOfWork, type OutboxEntry } from './outbox-entry.ts'
import type { DocumentPoster } from './post-document.ts'

export interface OutboxOptions {
  readonly users: UserDirectory
  readonly records: SubjectRecord
  readonly poster: DocumentPoster
  readonly state: State
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly events: DccEvents
  readonly log: Logger
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'outbox'>
}

/** Documents at hand; the others are read from their records. */
const mostAtHand = 1_000

const eventOfEnd = {
  delivered: 'document-delivered',
  'delivery-refused': 'document-refused',
  'delivery-abandoned': 'document-abandoned',
} as const

type End = keyof typeof eventOfEnd

/**
 * Delivers Service Responses and alerts to the users' Receive Response services, at least once, in order for each device. A
 * document is in the outbox when a change has added its work; what is for a user without an address waits there.
 */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #deliveries = new Map<EntityIdentifier, DueWorks>()
  readonly #documents = new BoundedMap<string, string>(mostAtHand)
  /** How many documents wait for each user. */
  readonly #waiting = new Map<EntityIdentifier, number>()
  #isClosed = false

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /**
   * Keeps a document at hand: before the change that adds its entry, since its delivery may begin before whoever made the change
   * hears that it is durable.
   */
  keepAtHand({ key }: OutboxEntry, document: string): void {
    this.#documents.set(key, document)
  }

  /** Takes note of an entry that a change has added. */
  added({ to }: OutboxEntry): void {
    this.#count(to, 1)
    this.#deliverTo(to)
  }

  /** Delivers what waits for all users, or for one who has got an address. */
  async resume(user?: EntityIdentifier): Promise<void> {
    const { users, state } = this.#options
    const those = user === undefined ? Array.from(users.all(), ({ entityIdentifier }) => entityIdentifier) : [user]
    const counts = await state.count(those.map(deliveryWork))
    for (const [place, each] of those.entries()) {
      this.#waiting.set(each, counts[place] ?? 0)
      this.#deliverTo(each)
    }
  }

  /** Counts what waits, where other processes add and deliver documents too; and delivers to whoever has got an address there. */
  recount(): Promise<void> {
    return this.resume()
  }

  /** Documents in delivery; what waits for a user without an address is not counted. */
  pending(): number {
    const { users } = this.#options
    return [...this.#waiting].reduce((sum, [user, count]) => (users.addressOf(user) === null ? sum : sum + count), 0)
  }

  close(): void {
    this.#isClosed = true
    for (const deliveries of this.#deliveries.values()) deliveries.close()
    this.#options.poster.close()
  }

  #deliverTo(user: EntityIdentifier): void {
    const { users, settings } = this.#options
    if (this.#isClosed || this.#deliveries.has(user) || users.addressOf(user) === null) return
    const deliveries = new DueWorks({
      ...this.#options,
      kind: deliveryWork(user),
      atOnce: settings.outbox.connectionsPerUser,
      perform: (taken) => this.#deliver(taken),
    })
    this.#deliveries.set(user, deliveries)
    deliveries.start()
  }

  async #deliver(taken: Taken): Promise<void> {
    const { users, records, poster, settings, clock, state } = this.#options
    const entry = entryOfWork(taken)
    const address = users.addressOf(entry.to)
    if (address === null) return this.#awaitAddress(taken, entry.to)
    const document = this.#documents.get(entry.key) ?? (await records.document(entry.subject, entry.key))
    const status = document === undefined ? null : await poster.post(address, document)
    if (this.#isClosed) return
    const attempts = taken.attempts + 1
    if (status !== null && status >= 200 && status < 300) return this.#end(taken, entry, 'delivered', status)
    if (status === 400) return this.#end(taken, entry, 'delivery-refused', status)
    if (attempts >= settings.outbox.attempts) return this.#end(taken, entry, 'delivery-abandoned', status)
    const due = instant(clock.now() + waitAfter(settings.outbox.retry, attempts))
    await state.change({ again: [{ taken, due }] })
  }

  /** Nobody takes anything for the user until it has an address again. */
  async #awaitAddress(taken: Taken, user: EntityIdentifier): Promise<void> {
    this.#deliveries.get(user)?.close()
    this.#deliveries.delete(user)
    await this.#options.state.change({ again: [{ taken, due: this.#options.clock.now() }] })
    // It may have got one meanwhile.
    this.#deliverTo(user)
  }

  async #end(taken: Taken, entry: OutboxEntry, kind: End, status: number | null): Promise<void> {
    const { records, state, clock, log, events } = this.#options
    const { to, subject, responseId, key } = entry
    const [at, attempts] = [clock.now(), taken.attempts + 1]
    const changed = await state.change({
      done: [taken],
      asynchronous: true,
      append: [records.event(subject, { kind, at, to, responseId, status, attempts })],
    })
    if (!changed.ok) return
    this.#documents.delete(key)
    this.#count(to, -1)
    if (kind !== 'delivered') log.warn({ to, responseId, status, attempts }, `document ${kind}`)
    events.emit({ kind: eventOfEnd[kind], at, subject, to, responseId })
  }

  #count(user: EntityIdentifier, by: number): void {
    this.#waiting.set(user, (this.#waiting.get(user) ?? 0) + by)
  }
}
