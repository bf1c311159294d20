import type { SimulatorFault } from '../vocabulary/faults.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Journal, JournalChange, RecordedEvent } from '../vocabulary/ports/journal.ts'
import { type LibsqlStore, openLibsqlStore } from './store/libsql-store.ts'
import type { Recovery } from './store/store-file.ts'

/** A journal that says what it found when it was opened. */
export interface OpenJournal extends Journal {
  /** What was recovered from a process that did not end in good order; null where there was nothing to recover. */
  readonly recovery: Recovery | null
  /** Resolves with SIM_STATE_UNWRITABLE when something could not be made durable; nothing is taken from then on. */
  readonly failure: Promise<SimulatorFault>
  /** What time it was when something was last made durable; null in a new journal, and where no time is kept. */
  readonly lastInstant: Instant | null
  /** What holds it. */
  readonly store: LibsqlStore
  /** From now on keeps what time it is with whatever becomes durable. */
  keepTime(clock: Clock): void
}

/** Values read in one go by `values`. */
const pageLength = 500

/**
 * The journal of a state directory, or one that ends with the process where `directory` is null.
 *
 * Bodies and values are plain JSON data: what `JSON.stringify` does not keep (undefined, Map, Buffer) is not kept, and
 * a bigint is refused. The octets of an event must not be changed until its commit has resolved.
 *
 * @throws SimulatorFault SIM_STATE_IN_USE, SIM_STATE_UNREADABLE
 */
export const openJournal = (directory: string | null): OpenJournal => journalOn(openLibsqlStore(directory))

/** The journal as one reads and writes State and History without waiting, which a store in this process allows. */
export function journalOn(store: LibsqlStore): OpenJournal {
  let clock: Clock | null = null
  return {
    store,
    recovery: store.recovery,
    failure: store.failure,
    lastInstant: store.lastInstant,
    async commit({ events = [], put = new Map() }: JournalChange) {
      const at = clock?.now() ?? instant(0)
      await store.change({
        append: events.map(({ stream, kind, body, octets }) => ({
          subject: stream,
          kind,
          at,
          body,
          ...(octets === undefined ? {} : { octets }),
        })),
        put: Array.from(put, ([key, value]) => ({ key, version: 'any' as const, value })),
      })
    },
    events: (stream) =>
      store.reader
        .entriesOf(stream, 0, Number.POSITIVE_INFINITY)
        .map(({ position, kind, body, octets }): RecordedEvent => {
          const event = { sequence: position, stream, kind, body }
          return octets === undefined ? event : { ...event, octets }
        }),
    value: (key) => store.reader.valueOf(key).value,
    *values(prefix) {
      let page = store.reader.valuesFrom(prefix, null, pageLength)
      while (page.length > 0) {
        for (const { key, value } of page) yield [key, value] as const
        page = store.reader.valuesFrom(prefix, page.at(-1)?.key ?? prefix, pageLength)
      }
    },
    keepTime(kept) {
      clock = kept
      store.keepTime(kept)
    },
    close: () => store.closeAtOnce(),
  }
}
