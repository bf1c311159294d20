import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { type StoredKind, storedKind } from '../../vocabulary/stored-kind.ts'

/** What an entry is about: a frame that was executed or dropped, or something the device did when its time had come. */
export type SecurityLogKind = 'executed' | 'dropped' | 'unprompted'

/**
 * Something that happened, before it is written down. Nobody is told of a command that is dropped: the log is the only
 * place that knows why.
 */
export interface SecurityNote {
  /**
   * The code under which GBCS has a device log it (docs/domain/codes.md#security-log); of an alert that was raised, its
   * own.
   */
  readonly event: number
  /** Stable, kebab-case: `mac-wrong`, `counter-not-higher`, `credentials-replaced`. */
  readonly reason: string
  /** A sentence for a person. */
  readonly detail: string
  /** When it happened, where the device notes it later than that. */
  readonly at?: Instant
}

/** Which message a frame was, by its Grouping Header; nothing vouches for it where the frame was dropped. */
interface LoggedMessage {
  readonly originator: EntityIdentifier
  /** Decimal. */
  readonly counter: string
  readonly messageCode: number
}

/** One line of a device's security log. */
export interface SecurityLogEntry extends SecurityNote {
  readonly kind: SecurityLogKind
  /** The message that was dropped; absent where it could not be read, and on every other entry. */
  readonly message?: LoggedMessage
  /** By the device's clock. */
  readonly at: Instant
}

export const storedLogEntry = storedKind(
  'an entry of a security log',
  1,
  z.strictObject({
    kind: z.enum(['executed', 'dropped', 'unprompted']),
    event: z.int(),
    reason: z.string(),
    detail: z.string(),
    message: z
      .strictObject({
        originator: z.string().transform((originator) => originator as EntityIdentifier),
        counter: z.string(),
        messageCode: z.int(),
      })
      .optional(),
    at: z.number().transform((at) => at as Instant),
  }),
) as StoredKind<SecurityLogEntry>
