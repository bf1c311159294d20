import { signDeterministically, signRandomised } from '../../../certs/ecdsa.ts'
import type { NetworkStore } from '../../environment/store/network-store.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Sign } from '../../vocabulary/ports/signing.ts'
import type { Configuration } from '../configuration/configuration.ts'
import type { Deciding } from '../deciding/deciding.ts'
import type { Agreement } from '../shared-store/agreement.ts'
import type { holdToWorld } from '../world/kept-world.ts'
import type { WorldClock } from '../world/world-clock.ts'

/** What a network stands on, opened before it. */
export interface Foundations {
  readonly configuration: Configuration
  readonly log: Logger
  readonly store: NetworkStore
  readonly time: WorldClock
  readonly deciding: Deciding
  readonly held: Awaited<ReturnType<typeof holdToWorld>>
  /** What it agreed on with others that share its store; null where it is alone. */
  readonly agreement: Agreement | null
}

/** How everyone in a network signs: randomised, or by RFC 6979 where it is deterministic. */
export const signerOf = ({ deterministic }: Pick<Configuration, 'deterministic'>): Sign =>
  deterministic ? signDeterministically : signRandomised
