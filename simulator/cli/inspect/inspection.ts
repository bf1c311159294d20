/** A line of what was found: its name, its value, and where in the message it stands if octets count. */
export interface Finding {
  readonly name: string
  readonly value: string
  readonly offset?: number
  readonly length?: number
  readonly fields?: readonly Finding[]
}

/** Whether something that can be proved was: `unknown` where no key was given that could tell. */
export interface Proof {
  readonly of: 'MAC' | 'signature' | 'issuer signature'
  readonly outcome: 'verifies' | 'does not verify' | 'unknown'
  readonly detail: string
}

/** All that `inspect` can say of a message. */
export interface Inspection {
  readonly what: string
  readonly findings: readonly Finding[]
  readonly proofs: readonly Proof[]
  /** Why the message could not be read to its end; null where it could. */
  readonly flaw: string | null
}
