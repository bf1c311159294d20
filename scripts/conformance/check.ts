import type { ReadSubject } from './subject.ts'

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

/** One question that is put to every message that it concerns. */
export interface Check {
  readonly name: string
  concerns(subject: ReadSubject): boolean
  /** What cannot be judged for lack of a key that nobody published, as a sentence; null where all that it takes is there. */
  missing?(subject: ReadSubject): string | null
  /** What is not as published; empty where all is. */
  disagreements(subject: ReadSubject): readonly Disagreement[] | Promise<readonly Disagreement[]>
}
