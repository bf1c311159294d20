import type { Explanation } from './explanation.ts'
import { wrapped } from './wrap.ts'

const signs: Readonly<Record<Explanation['steps'][number]['outcome'], string>> = {
  passed: '✓',
  'not-applicable': '–',
  refused: '✗',
}

/**
 * An explanation as lines of text: show each step of admission and what it saw, and what would have been accepted.
 *
 * @param columns how wide a line may be
 */
export function* explanationLines(explanation: Explanation, columns = Number.POSITIVE_INFINITY): Generator<string> {
  const { at, code, meaning, steps, refusal } = explanation
  const width = Math.max(...steps.map(({ step }) => step.length))
  yield `Why ${code}${meaning === null ? '' : ` (${meaning})`}, ${at}`
  for (const { step, rule, outcome, saw } of steps)
    yield* wrapped(`  ${signs[outcome]} ${step.padEnd(width)}  ${saw}  [${rule}]`, columns, width + 6)
  if (refusal !== null) yield `  would have been accepted: ${refusal.wouldHaveBeenAccepted}`
}
