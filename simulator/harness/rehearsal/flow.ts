import type { Premises } from '../../fleet/fleet.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Network } from '../network.ts'

/** Where a flow plays: the network, the premises that it was given, and the device there. */
export interface FlowSite {
  readonly network: Network
  readonly premises: Premises
  readonly device: EntityIdentifier
}

/** Something that happens to the network before a request of a flow. */
export interface Circumstance {
  readonly says: string
  /** Resolves with what takes back as much of it as would touch other flows. */
  readonly bringAbout: (site: FlowSite) => Promise<() => void>
}

/** One request of a flow: whose certificates are sent, when they are to take effect, and how that should end. */
export interface Attempt {
  readonly says: string
  readonly service: '6.21' | '6.15.1'
  readonly certificatesOf: (premises: Premises) => NetworkOperator
  readonly given?: Circumstance
  /** Whole seconds from now, at the least, to its ExecutionDateTime; on demand where absent. */
  readonly executesAfterSeconds?: number
  /** By when its end comes where time has to pass for it; a virtual clock is moved by as much. */
  readonly endsWithinSeconds?: number
  readonly ends: 'goes-through' | 'refused-by-check' | 'undelivered'
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

/** The party that Registration Data recorded for the device of a flow when the world began. */
export const registeredOperator = (flow: Pick<Flow, 'device'>, premises: Premises): NetworkOperator =>
  flow.device === 'GPF' ? premises.gasNetworkOperator : premises.electricityNetworkOperator
