import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { RequestId } from '../../simulator/vocabulary/request-id.ts'
import type { DeviceName, Slot } from './parties.ts'

/** What a device was seen to hold. */
export interface DeviceInspection {
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
  /** Requests that the DCC has had to do with since the last look. */
  readonly touched: Set<RequestId>
  /** How much had been told about a request when it was last held against the model. */
  readonly compared: Map<RequestId, number>
  readonly seen: Map<DeviceName, DeviceInspection>
}

export const createWatch = (): Watch => ({
  entitled: { ESME: new Set(), GPF: new Set() },
  released: new Set(),
  touched: new Set(),
  compared: new Map(),
  seen: new Map(),
})
