import type * as fc from 'fast-check'

/** One border of the house at which hostile input comes in, and the property that must hold there for every case. */
export interface FuzzTarget {
  readonly name: string
  /** Throws for a case at which something broke, or at which the answer tells of the inside. */
  readonly property: fc.IAsyncProperty<unknown>
  /** What was noticed beside the answers, such as errors in the log; empty while all is well. */
  readonly faults: () => readonly string[]
  close(): Promise<void>
}
