import type { Instant } from '../vocabulary/instant.ts'

/**
 * What a device writes into its own security log (domain facts §3.2). Nobody is told of a command that is dropped: the
 * log is the only place that knows why.
 */
export const securityEvents = {
  commandActioned: 0x8154,
  integrityCheckFailed: 0x8f1e,
  sourceLacksAuthority: 0x8f30,
  authenticationFailed: 0x8f3d,
  unexpectedCommand: 0x8f60,
  futureDatedActioned: 0x8f66,
  futureDatedNotActioned: 0x8f67,
  credentialsUpdated: 0x8f70,
} as const

export type SecurityEvent = (typeof securityEvents)[keyof typeof securityEvents]

/** What an entry is about: a frame that was executed or dropped, or something the device did when its time had come. */
export type SecurityLogKind = 'executed' | 'dropped' | 'unprompted'

/** Something that happened, before it is written down. */
export interface SecurityNote {
  readonly event: SecurityEvent
  /** Stable, kebab-case: `mac-wrong`, `counter-not-higher`, `credentials-replaced`. */
  readonly reason: string
  /** A sentence for a person. */
  readonly detail: string
}

/** One line of a device's security log. */
export interface SecurityLogEntry extends SecurityNote {
  readonly kind: SecurityLogKind
  /** By the device's clock. */
  readonly at: Instant
}
