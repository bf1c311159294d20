/** Keeps count of what the world is doing, so that the virtual clock moves only when nothing is. */
export interface InFlight {
  /** Counts `work` until its promise settles. */
  during<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing is in flight. */
  settled(): Promise<void>
}
