/** One line of what a meter shows to the consumer (SMETS, User Interface). */
export interface DisplayLine {
  /** Stable: `customer-number`, `meter-balance`. */
  readonly name: string
  readonly value: string
}
