declare const value: unique symbol

/** What a description describes: the type alone, nothing at run time. */
export interface Described<Value> {
  readonly [value]?: Value
}

/** The value that a description reads and writes. */
export type ValueOf<Description> = Description extends Described<infer Value> ? Value : never
