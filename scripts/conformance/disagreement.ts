/** The value of a field; null where the message has none. */
export type Said = string | number | null

/** One field of one message in which we find something else than what is published. */
export interface Disagreement {
  readonly field: string
  readonly published: Said
  readonly found: Said
}

/** None where both are the same. */
export const compare = (field: string, published: Said, found: Said): Disagreement[] =>
  published === found ? [] : [{ field, published, found }]
