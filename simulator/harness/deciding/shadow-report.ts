import type { Disagreement, NoVerdict, Opinion } from '../../dcc/check/shadow/shadow-record.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import type { Deciding } from './deciding.ts'

/** How many disagreements are shown in full. */
const shown = 20

/** What came of a comparison, as JSON data; null where nobody is compared. */
export function shadowView({ name, shadow }: Pick<Deciding, 'name' | 'shadow'>) {
  if (shadow === null) return null
  const { report } = shadow
  return {
    deciding: name,
    shadow: shadow.name,
    counts: report.counts(),
    notAsked: report.notAsked(),
    disagreements: report
      .disagreements()
      .map((disagreement) => ({ ...disagreement, at: formatInstant(disagreement.at) })),
  }
}

/** What came of a comparison, for a person: a table per rule, then the newest disagreements with both explanations. */
export function shadowLines({ name, shadow }: Pick<Deciding, 'name' | 'shadow'>): string[] {
  if (shadow === null) return []
  const counts = shadow.report.counts()
  const disagreements = shadow.report.disagreements()
  const left = shadow.report.notAsked()
  const table = [
    ['rule', 'agreed', 'disagreed', 'no verdict'],
    ...counts.map(({ rule, agreed, disagreed, withoutVerdict }) => [
      rule,
      ...[agreed, disagreed, withoutVerdict].map(String),
    ]),
  ]
  return [
    `${name} decided, ${shadow.name} was compared:`,
    ...table.map(
      ([rule = '', ...figures]) => `  ${rule.padEnd(8)}${figures.map((text) => text.padStart(12)).join('')}`,
    ),
    ...(left > 0 ? [`  ${left} more were not compared, as too many were under way`] : []),
    ...disagreements.slice(-shown).flatMap(linesOf),
    ...(disagreements.length > shown ? [`The newest ${shown} of ${disagreements.length} that are kept.`] : []),
  ]
}

const linesOf = ({ at, requestId, serviceReferenceVariant, device, decided, shadow }: Disagreement): string[] => [
  `${formatInstant(at)}  ${requestId}  ${serviceReferenceVariant} for ${device}`,
  `  decided  ${wordsFor(decided)}`,
  `  shadow   ${wordsFor(shadow)}`,
]

function wordsFor(opinion: Opinion | NoVerdict): string {
  if (opinion.outcome === 'no-verdict') return `no verdict: ${opinion.because}`
  const { outcome, rule, reason, because } = opinion
  return `${outcome} by ${rule}${reason === null ? '' : ` (${reason})`}: ${because}`
}
