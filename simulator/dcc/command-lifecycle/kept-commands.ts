import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { KeptByDevice } from '../service-requests/service-request-rules.ts'
import type { DccSettings } from '../settings/settings.ts'

/** A future-dated Command that a device has accepted: its outcome is to follow in an alert. */
export interface KeptCommand {
  readonly key: string
  readonly device: EntityIdentifier
  readonly requestId: RequestId
  readonly until: Instant
}

/**
 * What the DCC knows of the future-dated Commands that devices keep. A Command leaves its place when its alert comes, when
 * another takes its place or a cancellation empties it, or when no alert has come in time.
 */
export interface KeptCommands {
  /** The Command that a device keeps for a request; undefined where it keeps none for it. */
  ofRequest(device: EntityIdentifier, originator: EntityIdentifier, requestId: RequestId): KeptCommand | undefined
  /** What a commit must put when a device has accepted a Command, and whose place it takes. */
  accept(device: EntityIdentifier, originator: EntityIdentifier, kept: KeptByDevice, requestId: RequestId): Acceptance
  /** Waits for the alert of a Command whose acceptance is durable. */
  watch(kept: KeptCommand): void
  /** Waits no more for what was, or will be, in a place. */
  forget(key: string): void
  /** Waits again for everything that is durable. */
  resume(): void
  close(): void
}

export interface Acceptance {
  readonly put: readonly [key: string, value: unknown]
  readonly key: string
  /** Null for a cancellation. */
  readonly kept: KeptCommand | null
  /** The request whose Command the device keeps no more. */
  readonly superseded: RequestId | null
}

export interface KeptCommandsOptions {
  readonly journal: Journal
  readonly scheduler: Scheduler
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'deadlines'>
  /** Takes a Command whose alert has not come in time. */
  readonly overdue: (kept: KeptCommand) => Promise<void>
}

type KeptValue = Pick<KeptCommand, 'device' | 'requestId' | 'until'>

const prefix = 'dcc/kept-by-device/'

const prefixOf = (device: EntityIdentifier, originator: EntityIdentifier): string => `${prefix}${device}/${originator}/`

export function createKeptCommands({ journal, scheduler, settings, overdue }: KeptCommandsOptions): KeptCommands {
  const timers = new Map<string, () => void>()

  const forget = (key: string): void => {
    timers.get(key)?.()
    timers.delete(key)
  }
  const watch = (kept: KeptCommand): void => {
    const { key, requestId, until } = kept
    forget(key)
    timers.set(
      key,
      scheduler.at(instant(until + settings.deadlines.futureDatedMs), `outcome of ${requestId}`, () => {
        timers.delete(key)
        return overdue(kept)
      }),
    )
  }

  return {
    ofRequest(device, originator, requestId) {
      for (const [key, value] of journal.values(prefixOf(device, originator)))
        if ((value as KeptValue).requestId === requestId) return { key, ...(value as KeptValue) }
      return undefined
    },
    accept(device, originator, { place, until }, requestId) {
      const key = prefixOf(device, originator) + place
      const earlier = journal.value(key) as KeptValue | undefined
      const value: KeptValue | null = until === null ? null : { device, requestId, until }
      return {
        put: [key, value ?? undefined],
        key,
        kept: value && { key, ...value },
        superseded: earlier?.requestId ?? null,
      }
    },
    watch,
    forget,
    resume() {
      for (const [key, value] of journal.values(prefix)) watch({ key, ...(value as KeptValue) })
    },
    close() {
      for (const cancel of timers.values()) cancel()
      timers.clear()
    },
  }
}
