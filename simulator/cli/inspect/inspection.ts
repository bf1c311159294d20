/** A line of what was found: its name, its value, and where in the message it stands if octets count. */
export interface Finding {
  readonly name: string
  readonly value: string
  /** What the value says to a person; shown instead of it, where it is something encoded. */
  readonly meaning?: string
  readonly offset?: number
  readonly length?: number
  readonly fields?: readonly Finding[]
}

/** Whether something that can be proved was: `unknown` where no key was given that could tell, `absent` where nothing claims it. */
export interface Proof {
  readonly of: 'MAC' | 'signature' | 'issuer signature'
  readonly outcome: 'verifies' | 'does not verify' | 'unknown' | 'absent'
  readonly detail: string
  /** The element that holds the message proved, where that is inside another one. */
  readonly inside?: string
}

/** All that `inspect` can say of a message. */
export interface Inspection {
  readonly what: string
  readonly findings: readonly Finding[]
  readonly proofs: readonly Proof[]
  /** Why the message could not be read to its end; null where it could. */
  readonly flaw: string | null
}

/**
 * Whether a message is what it should be: read to its end and, where something can be proved, not disproved. Where keys
 * were given, one proof at least must come off; else a message whose originator was tampered with would pass as unknown.
 */
export function isSound({ flaw, proofs }: Inspection, withKeys: boolean): boolean {
  const outcomes = proofs.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'absent')
  if (flaw !== null || outcomes.includes('does not verify')) return false
  return !withKeys || outcomes.length === 0 || outcomes.includes('verifies')
}
