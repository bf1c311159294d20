import type { Circumstances } from '../../questions/circumstances.ts'
import type { WholeQuestion } from '../some-question.ts'

/** One thing that is changed in a question; whether it matters is for the check to say. */
export interface Twist {
  /** What was done, to follow "then". */
  readonly words: string
  /** The change; null where the question has nothing of the kind. `turn` says which of several. */
  turn(question: WholeQuestion, turn: number): Circumstances | null
}

export const pick = <Value>(values: readonly Value[], turn: number): Value | undefined => values[turn % values.length]

/** A list with one element in place of another. */
export const replaced = <Value>(values: readonly Value[], at: number, value: Value): Value[] =>
  values.map((other, index) => (index === at ? value : other))

/** A list with an element more, at a place that `turn` says. */
export function inserted<Value>(values: readonly Value[], value: Value, turn: number): Value[] {
  const at = turn % (values.length + 1)
  return [...values.slice(0, at), value, ...values.slice(at)]
}

/** A list in another order. */
export function turned<Value>(values: readonly Value[], turn: number): Value[] {
  const at = values.length === 0 ? 0 : turn % values.length
  const rotated = [...values.slice(at), ...values.slice(0, at)]
  return turn % 2 === 0 ? rotated : rotated.reverse()
}
