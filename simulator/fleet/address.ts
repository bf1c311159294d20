/** A postal address that looks right; only the post code's outward part is a real place's. */
export interface Address {
  /** `25 Jamir Brow` */
  readonly street: string
  readonly town: string
  readonly postCode: string
}
