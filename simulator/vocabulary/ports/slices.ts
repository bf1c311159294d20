/**
 * Long work of which others are not to wait for the end: it is done in slices, and between two of them everybody has a turn.
 *
 * @example
 * for (const row of rows) {
 *   if (slices.isOver()) await slices.next()
 *   take(row)
 * }
 */
export interface Slices {
  /** Whether the slice has lasted long enough. */
  isOver(): boolean
  /** Resolves when others have had their turn, at the beginning of the next slice. */
  next(): Promise<void>
}

/** For work that is done in one go, even if others wait. */
export const inOneGo: Slices = { isOver: () => false, next: async () => {} }
