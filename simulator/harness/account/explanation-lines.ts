import type { Explanation } from './explanation.ts'

const signs: Readonly<Record<Explanation['steps'][number]['outcome'], string>> = {
  passed: '✓',
  'not-applicable': '–',
  refused: '✗',
}

/** An explanation as lines of text: every step of admission with what it saw, and what would have been accepted. */
export function* explanationLines({ at, code, meaning, steps, refusal }: Explanation): Generator<string> {
  const width = Math.max(...steps.map(({ step }) => step.length))
  yield `Why ${code}${meaning === null ? '' : ` (${meaning})`}, ${at}`
  for (const { step, rule, outcome, saw } of steps) yield `  ${signs[outcome]} ${step.padEnd(width)}  ${saw}  [${rule}]`
  if (refusal !== null) yield `  would have been accepted: ${refusal.wouldHaveBeenAccepted}`
}
