import type { EntityIdentifier } from './entity-identifier.ts'

/** Which devices of the Smart Metering Inventory are asked for (DUIS `ReadInventory`). Texts stand as the asker wrote them. */
export type InventoryQuery =
  | { readonly by: 'device'; readonly deviceId: EntityIdentifier }
  | { readonly by: 'metering-point'; readonly meteringPoint: string }
  /** Unique Property Reference Number: up to twelve digits without leading zeros. */
  | { readonly by: 'property-reference'; readonly uprn: string }
  | { readonly by: 'property'; readonly postCode: string; readonly addressIdentifier: string }
