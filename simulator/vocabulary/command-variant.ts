/**
 * What a request carries and what comes back for it: the Command Variants of DUIS
 * (docs/domain/duis.md#command-variants).
 */
export type CommandVariant = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** The three services of the gateway. */
export type DuisService = 'Transform' | 'SendCommand' | 'NonDevice'

export const serviceOfCommandVariant: Readonly<Record<CommandVariant, DuisService>> = {
  1: 'SendCommand',
  2: 'NonDevice',
  3: 'SendCommand',
  4: 'Transform',
  5: 'SendCommand',
  6: 'NonDevice',
  7: 'SendCommand',
  8: 'NonDevice',
}

/** Variants that carry a Signed Pre-Command instead of a request body. */
export const carriesSignedPreCommand = (variant: CommandVariant): boolean =>
  variant === 5 || variant === 6 || variant === 7
