import type { CommandVariant } from '../../vocabulary/service-reference.ts'

/** How a Command reaches its device: over the WAN, in the user's hands, or both ways at once. */
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
