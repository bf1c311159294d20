/**
 * What a request carries and what comes back for it: the Command Variants of DUIS
 * (docs/domain/duis.md#command-variants).
 */
export type CommandVariant = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** The three services of the gateway. */
export type DuisService = 'Transform' | 'SendCommand' | 'NonDevice'

/** Where each service is, relative to the gateway's address, as DCC Boxed has it (docs/domain/duis.md#services). */
export const pathOfService: Readonly<Record<DuisService, string>> = {
  Transform: '/api/v1/serviceT',
  SendCommand: '/api/v1/serviceS',
  NonDevice: '/api/v1/serviceD',
}

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

/** A RequestID is spent twice for a critical request: on the Service Request, and on its Signed Pre-Command. */
export type RequestEntry = 'request' | 'signed-pre-command'

export const entryOfVariant = (variant: CommandVariant): RequestEntry =>
  carriesSignedPreCommand(variant) ? 'signed-pre-command' : 'request'

/** How a Command reaches its device: over the WAN, by its user (local delivery), or both ways at once. */
export type Delivery = 'wan' | 'local' | 'both'

/**
 * What the Command Variant says of it (docs/domain/duis.md#command-variants); null for those that bring no Command
 * about.
 */
export const deliveryOfCommandVariant: Readonly<Record<CommandVariant, Delivery | null>> = {
  1: 'wan',
  2: 'local',
  3: 'both',
  4: null,
  5: 'wan',
  6: 'local',
  7: 'both',
  8: null,
}
