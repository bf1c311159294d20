/** One line of what a meter shows to the consumer (SMETS, User Interface). */
export interface DisplayLine {
  /** Stable: `customer-number`, `meter-balance`. */
  readonly name: string
  readonly value: string
}

/** `£12.34`, `−£0.05`: of an amount in hundred-thousandths of a pound, to the nearest penny. */
export function amountShown(amount: number): string {
  const pence = Math.round(amount / 1000)
  return `${pence < 0 ? '−' : ''}£${(Math.abs(pence) / 100).toFixed(2)}`
}
