import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { RequestId } from '../../../vocabulary/request-id.ts'
import type { DeviceName, Slot } from './cast.ts'

/** What a device was seen to hold. */
export interface Sighting {
  /** Holders of the cells, signing first. */
  readonly slots: Readonly<Record<Slot, readonly EntityIdentifier[]>>
  readonly counters: Readonly<Record<Slot | 'broker', bigint>>
  readonly alertsSent: bigint
}

/** What was seen of the real network so far, for what must hold whatever the model expects. */
export interface Watch {
  /** Who may come into a device's network operator slot: by right, or because a network operator said so itself. */
  readonly entitled: Record<DeviceName, Set<EntityIdentifier>>
  /** Requests whose release by the DSP was looked at. */
  readonly released: Set<RequestId>
  readonly seen: Map<DeviceName, Sighting>
}

export const createWatch = (): Watch => ({
  entitled: { ESME: new Set(), GPF: new Set() },
  released: new Set(),
  seen: new Map(),
})
