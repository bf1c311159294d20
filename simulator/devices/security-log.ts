/**
 * What a device writes into its own security log about a frame (domain facts §3.2). Nobody is told of a command that
 * is dropped: the log is the only place that knows why.
 */
export const securityEvents = {
  integrityCheckFailed: 0x8f1e,
  sourceLacksAuthority: 0x8f30,
  authenticationFailed: 0x8f3d,
  unexpectedCommand: 0x8f60,
  futureDatedActioned: 0x8f66,
  futureDatedNotActioned: 0x8f67,
  credentialsUpdated: 0x8f70,
  /** No event of GBCS: an immediate command that changes nothing, or one that waits for its time. */
  commandActioned: 0x8154,
} as const

export type SecurityEvent = (typeof securityEvents)[keyof typeof securityEvents]

/** What a log entry is about: a frame that was executed or dropped, or something the device did of its own accord. */
export type SecurityLogKind = 'executed' | 'dropped' | 'unprompted'

/** One line of a device's security log. */
export interface SecurityLogEntry {
  readonly kind: SecurityLogKind
  readonly event: SecurityEvent
  /** Stable, kebab-case: `mac-wrong`, `counter-not-higher`, `credentials-replaced`. */
  readonly reason: string
  /** A sentence for a person. */
  readonly detail: string
  /** By the device's clock, ISO 8601. */
  readonly at: string
}
