import { csvLine, withoutFormula } from '../../vocabulary/csv.ts'
import type { ReportedFinding } from './run-audit.ts'

const columns: readonly { readonly name: string; readonly value: (finding: ReportedFinding) => string | null }[] = [
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

export const findingsHeading = csvLine(columns.map(({ name }) => name))

/** What it says comes from the files that are audited, and may be opened in a spreadsheet. */
export const findingLine = (finding: ReportedFinding): string =>
  csvLine(columns.map(({ value }) => withoutFormula(value(finding) ?? '')))
