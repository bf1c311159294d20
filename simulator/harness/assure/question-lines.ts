import type { NoVerdict } from '../../dcc/check/shadow/shadow-record.ts'
import type { CheckRequest, CheckVerdict } from '../../network-operator-check/contract.ts'

/** A CheckRequest as JSON that a person can read: a line for each field, and for each element of a list of objects. */
export function questionLines(request: CheckRequest): readonly string[] {
  const fields = Object.entries(request).map(([name, value]) => `  ${JSON.stringify(name)}: ${valueText(value)}`)
  return ['{', ...fields.join(',\n').split('\n'), '}']
}

function valueText(value: unknown): string {
  const isList = Array.isArray(value) && value.some((element) => typeof element === 'object')
  return isList ? `[\n${shownOf(value).join(',\n')}\n  ]` : JSON.stringify(value)
}

/** Elements of a list that are shown: of a longer one the first, and how many more there are. */
const mostShown = 40

function shownOf(list: readonly unknown[]): readonly string[] {
  const shown = list.slice(0, mostShown).map((element) => `    ${JSON.stringify(element)}`)
  return list.length <= mostShown ? shown : [...shown, `    … and ${list.length - mostShown} more`]
}

/** A verdict in one line, or why there is none. */
export function verdictText(verdict: CheckVerdict | NoVerdict): string {
  if (verdict.outcome === 'no-verdict') return `no verdict: ${verdict.because}`
  const reason = verdict.outcome === 'refused' ? ` (${verdict.reason})` : ''
  const warnings = verdict.warnings.length === 0 ? '' : ` Warns of ${verdict.warnings.join(', ')}.`
  return `${verdict.outcome} by ${verdict.rule}${reason}: ${verdict.because}${warnings}`
}
