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

/**
 * What became of a MAC or a signature: it `cannot be judged` where no key is at hand that could tell, and is `absent` where
 * nothing claims one.
 */
export interface Proof {
  readonly of: 'MAC' | 'signature' | 'issuer signature'
  readonly outcome: 'verifies' | 'does not verify' | 'cannot be judged' | 'absent'
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
 * Whether nothing speaks against a message: it was read to its end, and no MAC or signature failed. One that cannot be judged
 * is no failure: device to device on the HAN, nobody but the two devices has the keys.
 */
export const isSound = ({ flaw, proofs }: Inspection): boolean =>
  flaw === null && proofs.every(({ outcome }) => outcome !== 'does not verify')
