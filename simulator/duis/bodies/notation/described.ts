declare const value: unique symbol

/** What a description describes: the type alone, nothing at run time. */
export interface Described<Value> {
  readonly [value]?: Value
}

/** The value that a description reads and writes. */
export type ValueOf<Description> = Description extends Described<infer Value> ? Value : never

/** Thrown where a document is not what the description says: it satisfied a schema of another version. */
export class NotAsDescribed extends Error {}
