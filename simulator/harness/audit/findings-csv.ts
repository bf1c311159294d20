import { csvLine, withoutFormula } from '../../vocabulary/csv.ts'
import type { JudgedRequest, ReportedFinding } from './run-audit.ts'

interface Column<Row> {
  readonly name: string
  readonly value: (row: Row) => string | null
}

const findingColumns: readonly Column<ReportedFinding>[] = [
  { name: 'device_id', value: ({ deviceId }) => deviceId },
  { name: 'metering_point', value: ({ meteringPoint }) => meteringPoint },
  { name: 'registered', value: ({ registered }) => registered },
  { name: 'registered_name', value: ({ registeredName }) => registeredName },
  { name: 'holder', value: ({ holder }) => holder },
  { name: 'holder_name', value: ({ holderName }) => holderName },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'cause', value: ({ cause }) => cause },
  { name: 'right', value: ({ right }) => right.join(' ') },
  { name: 'remedy', value: ({ remedy }) => remedy },
]

const requestColumns: readonly Column<JudgedRequest>[] = [
  { name: 'file', value: ({ file }) => file },
  { name: 'request_id', value: ({ requestId }) => requestId },
  { name: 'outcome', value: ({ outcome }) => outcome },
  { name: 'rule', value: ({ rule }) => rule },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'because', value: ({ because }) => because },
  { name: 'right', value: ({ right }) => right.join(' ') },
]

const headingOf = (columns: readonly { readonly name: string }[]): string => csvLine(columns.map(({ name }) => name))

/** What a line says comes from the files that are audited, and may be opened in a spreadsheet. */
const lineOf = <Row>(columns: readonly Column<Row>[], row: Row): string =>
  csvLine(columns.map(({ value }) => withoutFormula(value(row) ?? '')))

export const findingsHeading = headingOf(findingColumns)
export const findingLine = (finding: ReportedFinding): string => lineOf(findingColumns, finding)
export const requestsHeading = headingOf(requestColumns)
export const requestLine = (request: JudgedRequest): string => lineOf(requestColumns, request)
