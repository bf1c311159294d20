import type { Assurance } from './assure.ts'

/** An assurance as data, in the form that `--json` prints. */
export function summaryOf({ check, scenarios, figures, errors }: Assurance) {
  const failed = scenarios.filter(({ fared }) => fared !== 'agreed').length
  return {
    check,
    scenarios: { passed: scenarios.length - failed, failed },
    rules: Object.fromEntries(
      figures.map((row) => [row.rule, { scenarios: row.scenarios, failed: row.scenarios - row.agreed }]),
    ),
    errors,
  }
}
