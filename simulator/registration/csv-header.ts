import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { CsvRecord } from './csv.ts'
import { csvColumns, partyColumns } from './csv-columns.ts'
import type { LineFault, RejectedLine } from './load-report.ts'
import { nearNames } from './near-names.ts'
import type { RegistrationSeries } from './registration-change.ts'

/** What a file's first line says about the others. */
export interface CsvHeader {
  readonly series: RegistrationSeries
  /** Column names in the order of the file. */
  readonly columns: readonly string[]
}

export function readHeader({ line, fields }: CsvRecord): Result<CsvHeader, readonly RejectedLine[]> {
  const columns = fields.map((name) => name.toLowerCase())
  const series: RegistrationSeries = columns.includes(partyColumns.suppliers) ? 'suppliers' : 'networkParties'
  const known = csvColumns[series].map(({ name }) => name)
  const rejected = (fault: LineFault, column: string, detail: string): RejectedLine => ({ line, column, fault, detail })

  const unknown = columns
    .filter((name) => !known.includes(name))
    .map((name) => rejected('unknown-column', name, `There is no column '${name}'${suggestion(name, known)}`))
  const repeated = columns
    .filter((name, index) => columns.indexOf(name) !== index)
    .map((name) => rejected('repeated-column', name, `Column '${name}' stands there twice`))
  const missing = known
    .filter((name) => !columns.includes(name))
    .map((name) => rejected('missing-column', name, `Column '${name}' is missing; the columns are ${known.join(', ')}`))

  const faults = [...unknown, ...repeated, ...missing]
  return faults.length > 0 ? failed(faults) : succeeded({ series, columns })
}

function suggestion(name: string, known: readonly string[]): string {
  const near = nearNames(name, known)
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
}
