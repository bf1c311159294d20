import { ownOctets } from '../../vocabulary/own.ts'
import type { NetworkEvent } from './network-event.ts'

/** An event with its place in the stream. */
export interface Sequenced {
  /** Grows by one with each event; after a restart on a state directory it goes on higher up. */
  readonly sequence: number
  readonly event: NetworkEvent
}

/** Events that a reader can get no more, both ends included: it has to read lists again. */
interface Gap {
  readonly from: number
  readonly to: number
}

/** What follows a place in the stream. */
export interface Following {
  readonly gap: Gap | null
  readonly events: readonly Sequenced[]
}

export interface EventLogBounds {
  readonly mostEvents: number
  /** Octets of frames. */
  readonly mostOctets: number
}

/** An hour of a rehearsal, or some seconds of a load test. */
const usualBounds: EventLogBounds = { mostEvents: 10_000, mostOctets: 16 * 1024 * 1024 }

/** Places that one life of a network may use. */
const placesOfLife = 1_000_000_000

/**
 * The newest events of a network, so that a reader who was away can go on where it left. Events are for those who watch:
 * what happened stands in the records of requests and devices, and what is not kept here any more is to be read there.
 */
export class EventLog {
  readonly #bounds: EventLogBounds
  readonly #listeners = new Set<() => void>()
  /** Kept ones begin at `#first`; what is before it is dropped now and then. */
  #kept: Sequenced[] = []
  #first = 0
  #octets = 0
  #last: number

  /** @param life how often the network came up on its state before; places of one life are never those of another */
  constructor(life = 0, bounds: EventLogBounds = usualBounds) {
    this.#bounds = bounds
    this.#last = life * placesOfLife
  }

  /** The place of the newest event. */
  get sequence(): number {
    return this.#last
  }

  /** The place of the oldest event that is kept, or of the next one where none is. */
  get oldest(): number {
    return this.#kept[this.#first]?.sequence ?? this.#last + 1
  }

  append(event: NetworkEvent): void {
    this.#last += 1
    const kept = 'frame' in event ? { ...event, frame: ownOctets(event.frame) } : event
    this.#kept.push({ sequence: this.#last, event: kept })
    this.#octets += octetsOf(event)
    this.#forget()
    for (const listener of this.#listeners) listener()
  }

  /** Calls the listener behind each event; the answer ends it. */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /**
   * What follows a place. A place that this stream never had is another network's, or of a life that is forgotten: all that
   * is kept follows it, behind a gap.
   */
  after(sequence: number, most: number): Following {
    const { oldest } = this
    if (sequence > this.#last) return { gap: { from: Math.min(oldest, this.#last), to: this.#last }, events: [] }
    const gap = sequence + 1 < oldest ? { from: sequence + 1, to: oldest - 1 } : null
    const start = this.#first + Math.max(0, sequence + 1 - oldest)
    return { gap, events: this.#kept.slice(start, start + most) }
  }

  #forget(): void {
    const { mostEvents, mostOctets } = this.#bounds
    while (this.#kept.length - this.#first > mostEvents || this.#octets > mostOctets) {
      const oldest = this.#kept[this.#first]
      if (oldest === undefined) break
      this.#octets -= octetsOf(oldest.event)
      this.#first += 1
    }
    if (this.#first < mostEvents) return
    this.#kept = this.#kept.slice(this.#first)
    this.#first = 0
  }
}

/** Hands on every event that is kept, and each that follows; the answer ends it. */
export function followEvents(events: EventLog, take: (event: Sequenced) => void): () => void {
  let taken = events.oldest - 1
  const goOn = () => {
    for (const event of events.after(taken, Number.POSITIVE_INFINITY).events) {
      taken = event.sequence
      take(event)
    }
  }
  goOn()
  return events.onAppend(goOn)
}

const octetsOf = (event: NetworkEvent): number => ('frame' in event ? event.frame.length : 0)
