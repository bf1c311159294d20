import type { ReportedDivergence } from './run-model.ts'

/** A divergence as lines of text: what, where it began, the steps, what came of them, and how to see it again. */
export const linesOf = ({ what, setting, steps, account, repeat }: ReportedDivergence): readonly string[] => [
  what,
  '',
  `The site: ${setting}`,
  'The steps:',
  ...steps.map((each, place) => `  ${place + 1}. ${each}`),
  'What happened:',
  ...account.map((line) => `  ${line}`),
  '',
  `Repeat it: ${repeat}`,
]
