import type { Assurance } from './assure.ts'
import type { CaseReport } from './cases/compare-cases.ts'

/** An assurance as data, in the form that `--json` prints; the random questions where there were any. */
export function summaryOf({ check, scenarios, figures, errors }: Assurance, cases: CaseReport | null = null) {
  const failed = scenarios.filter(({ fared }) => fared !== 'agreed').length
  return {
    check,
    scenarios: { passed: scenarios.length - failed, failed },
    rules: Object.fromEntries(
      figures.map((row) => [row.rule, { scenarios: row.scenarios, failed: row.scenarios - row.agreed }]),
    ),
    errors,
    ...(cases === null ? {} : { cases: casesOf(cases) }),
  }
}

const casesOf = ({ cases, agreed, disagreements, notShrunk }: CaseReport) => ({
  passed: agreed,
  failed: cases - agreed,
  disagreements: disagreements.map(({ fared, count, words, sighting }) => ({ fared, count, words, ...sighting })),
  notShrunk,
})
