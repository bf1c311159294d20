import type { Premises } from '../../fleet/fleet.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'

/** One request of a flow: whose certificates the supplier sends, and how that should end. */
export interface Attempt {
  readonly says: string
  readonly certificatesOf: (premises: Premises) => NetworkOperator
  readonly ends: 'goes-through' | 'refused-by-check'
}

/** A rehearsed flow: where it plays, what the supplier tries there, and whom the slot should trust in the end. */
export interface Flow {
  readonly title: string
  /** As in the features, without the `@`. */
  readonly tags: readonly string[]
  readonly device: 'ESME' | 'GPF'
  /** Whether a premises is the right place for it. */
  readonly playsAt: (premises: Premises) => boolean
  readonly attempts: readonly Attempt[]
}

/** The party that Registration Data records for the device of a flow. */
export const registeredOperator = (flow: Flow, premises: Premises): NetworkOperator =>
  flow.device === 'GPF' ? premises.gasNetworkOperator : premises.electricityNetworkOperator
