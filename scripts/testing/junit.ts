import type { Outcome } from './outcome.ts'

/** A run as one JUnit document: a suite for each file, feature and check. */
export function junitDocument(outcomes: readonly Outcome[]): string {
  const suites = [...new Set(outcomes.map(({ suite }) => suite))]
  const elements = suites.map((suite) =>
    suiteElement(
      suite,
      outcomes.filter((outcome) => outcome.suite === suite),
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals(outcomes)}>\n${elements.join('')}</testsuites>\n`
}

const suiteElement = (suite: string, outcomes: readonly Outcome[]): string =>
  `  <testsuite name="${escaped(suite)}"${totals(outcomes)}>\n${outcomes.map(caseElement).join('')}  </testsuite>\n`

function caseElement({ suite, name, status, seconds, detail }: Outcome): string {
  const open = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}" time="${seconds.toFixed(3)}"`
  if (status === 'passed') return `${open}/>\n`
  const inside =
    status === 'skipped'
      ? `<skipped message="${escaped(detail)}"/>`
      : `<failure message="${escaped(firstLine(detail))}">${escaped(detail)}</failure>`
  return `${open}>${inside}</testcase>\n`
}

function totals(outcomes: readonly Outcome[]): string {
  const count = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status).length
  const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0)
  const [failures, skipped] = [count('failed'), count('skipped')]
  return ` tests="${outcomes.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** What XML 1.0 cannot hold at all: control characters, and halves of a surrogate pair (production 2). */
const notXml = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escaped = (text: string): string =>
  text.replace(notXml, '\ufffd').replace(/[&<>"\n]/g, (character) => entities[character] ?? character)
