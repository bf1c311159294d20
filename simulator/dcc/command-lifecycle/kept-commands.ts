import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Put, State, Taken, Versioned, Work } from '../../vocabulary/ports/state.ts'
import { parseRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import type { KeptByDevice } from '../service-requests/service-request-rules.ts'
import type { DccSettings } from '../settings/settings.ts'

const requestId = z.string().transform((id) => id as RequestId)

/** A future-dated Command that a device has accepted: its outcome is to follow in an alert. */
export const storedKeptCommand = storedKind(
  'a Command that a device keeps',
  1,
  z.strictObject({
    requestId,
    until: z.number(),
    /** How many alerts will have told of it in the end, and how many have. */
    outcomes: z.int().default(1),
    told: z.int().default(0),
    /** Originator counter of the Command, in decimal; null where it is that of the RequestID. */
    counter: z.string().nullable().default(null),
  }),
)

export const storedAwaitedOutcome = storedKind(
  'an outcome that is awaited',
  1,
  z.strictObject({ key: z.string(), requestId }),
)

/** The kind of the works that fall due when the outcome of a Command that a device keeps is overdue. */
export const overdueOutcomeWork = 'overdue-outcome'

/** A Command that a device keeps, as it was found. */
export interface KeptCommand {
  readonly requestId: RequestId
  /** Originator counter of the Command. */
  readonly counter: bigint | undefined
  /** The next alert is this one of so many. */
  readonly instructionNumber: number
  readonly totalCommandInstructions: number
  /** What the change that records the next alert must put: the last ends it. */
  readonly toTell: Put
  /** What the change that ends it must put. */
  readonly toRemove: Put
}

export interface Acceptance {
  readonly put: Put
  /** Falls due when no outcome has come; none for a cancellation. */
  readonly add: readonly Work[]
  /** The request whose Command the device keeps no more. */
  readonly superseded: RequestId | null
}

/** Identifies a Command in a device's messages: who originated it, the user or the DCC for it, and under which counter. */
export interface Originated {
  readonly originator: EntityIdentifier
  readonly counter: bigint
}

const prefixOf = (device: EntityIdentifier, originator: EntityIdentifier): string =>
  `kept-command/${device}/${originator}/`

/** Places of one originator in one device: one for each kind of Command. */
const mostPlaces = 100

/**
 * What the DCC knows of the future-dated Commands that devices keep. A Command leaves its place when its alert comes, when
 * another takes its place or a cancellation empties it, or when no alert has come in time.
 */
export class KeptCommands {
  readonly #state: Pick<State, 'read' | 'page'>
  /** In force: read at each use. */
  readonly #settings: Pick<DccSettings, 'deadlines'>

  constructor(state: Pick<State, 'read' | 'page'>, settings: Pick<DccSettings, 'deadlines'>) {
    this.#state = state
    this.#settings = settings
  }

  /** What a device keeps of this Command; undefined where it keeps nothing of it. */
  async ofCommand(device: EntityIdentifier, { originator, counter }: Originated): Promise<KeptCommand | undefined> {
    const places = await this.#state.page(prefixOf(device, originator), null, mostPlaces)
    return places.map(keptCommandIn).find((kept) => kept?.counter === counter)
  }

  /** Whether a device keeps a Command that an originator made for a request of a user. */
  async isKeptFor(device: EntityIdentifier, originator: EntityIdentifier, user: EntityIdentifier): Promise<boolean> {
    const places = await this.#state.page(prefixOf(device, originator), null, mostPlaces)
    return places.some((place) => keptCommandIn(place)?.requestId.startsWith(`${user}:`) ?? false)
  }

  /** The Command whose outcome was awaited; undefined where it has come, or is awaited no more. */
  async awaited(taken: Taken): Promise<KeptCommand | undefined> {
    const wanted = awaitedIn(taken)
    const [place] = await this.#state.read([wanted.key])
    const kept = place && keptCommandIn(place)
    return kept?.requestId === wanted.requestId ? kept : undefined
  }

  /** What a change must hold when a device has accepted a Command, and whose place it takes. */
  async accept(
    device: EntityIdentifier,
    { originator, counter }: Originated,
    { place, until, outcomes }: KeptByDevice,
    accepted: RequestId,
  ): Promise<Acceptance> {
    const key = prefixOf(device, originator) + place
    const [found] = await this.#state.read([key])
    const earlier = storedKeptCommand.read(key, found?.value)
    const value =
      until === null
        ? undefined
        : storedKeptCommand.write({ requestId: accepted, until, outcomes, told: 0, counter: String(counter) })
    return {
      put: { key, version: found?.version ?? 0, value },
      add: until === null ? [] : [this.#workOf(device, key, accepted, until)],
      superseded: earlier?.requestId ?? null,
    }
  }

  #workOf(device: EntityIdentifier, key: string, accepted: RequestId, until: Instant): Work {
    return {
      kind: overdueOutcomeWork,
      lane: `${device}/${accepted}`,
      due: instant(until + this.#settings.deadlines.futureDatedMs),
      body: storedAwaitedOutcome.write({ key, requestId: accepted }),
    }
  }
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const awaitedIn = ({ kind, lane, body }: Taken) => readStored(storedAwaitedOutcome, `${kind} ${lane}`, body)

function keptCommandIn({ key, version, value }: Versioned): KeptCommand | undefined {
  const kept = storedKeptCommand.read(key, value)
  if (kept === undefined) return undefined
  const told = kept.told + 1
  const toRemove = { key, version, value: undefined }
  return {
    requestId: kept.requestId,
    counter: kept.counter === null ? parseRequestId(kept.requestId)?.counter : BigInt(kept.counter),
    instructionNumber: told,
    totalCommandInstructions: kept.outcomes,
    toTell: told < kept.outcomes ? { key, version, value: storedKeptCommand.write({ ...kept, told }) } : toRemove,
    toRemove,
  }
}
