import type { Circumstances } from '../../questions/circumstances.ts'
import type { WholeQuestion } from '../some-question.ts'

/** One thing that is changed in a question; whether it matters is for the check to say. */
export interface Change {
  /** What was done, to follow "then". */
  readonly words: string
  /** The change; null where the question has nothing of the kind. `choice` says which of several. */
  make(question: WholeQuestion, choice: number): Circumstances | null
}

export const pick = <Value>(values: readonly Value[], choice: number): Value | undefined =>
  values[choice % values.length]

/** A list with one element in place of another. */
export const replaced = <Value>(values: readonly Value[], at: number, value: Value): Value[] =>
  values.map((other, index) => (index === at ? value : other))

/** A list with an element more, at a place that `choice` says. */
export function inserted<Value>(values: readonly Value[], value: Value, choice: number): Value[] {
  const at = choice % (values.length + 1)
  return [...values.slice(0, at), value, ...values.slice(at)]
}

/** A list in another order. */
export function reordered<Value>(values: readonly Value[], choice: number): Value[] {
  const at = values.length === 0 ? 0 : choice % values.length
  const rotated = [...values.slice(at), ...values.slice(0, at)]
  return choice % 2 === 0 ? rotated : rotated.reverse()
}
