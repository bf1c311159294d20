import { nothing } from '../notation/structure.ts'
import { auxiliaryLoad } from './auxiliary-load.ts'

/** Service References 7: supply and auxiliary load. */
export const supplyAndLoad = {
  EnableSupply: nothing,
  DisableSupply: nothing,
  ArmSupply: nothing,
  ReadSupplyStatus: nothing,
  ...auxiliaryLoad,
} as const
