import type { Disagreement } from './disagreement.ts'
import type { ReadSubject } from './subject.ts'

/** One question that is put to every message that it concerns. */
export interface Check {
  readonly name: string
  concerns(subject: ReadSubject): boolean
  /** What cannot be judged for lack of a key that nobody published, as a sentence; null where all that it takes is there. */
  missing?(subject: ReadSubject): string | null
  /** What is not as published; empty where all is. */
  disagreements(subject: ReadSubject): readonly Disagreement[] | Promise<readonly Disagreement[]>
}
