import type { Fuel } from '../vocabulary/device-type.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { contradictionsIn } from './contradictions.ts'
import { type CsvRecord, readCsv } from './csv.ts'
import { type CsvHeader, readHeader } from './csv-header.ts'
import { type CsvRow, readRow } from './csv-row.ts'
import { createKnownParties, type KnownParties } from './known-parties.ts'
import type { LoadReport, RejectedLine } from './load-report.ts'
import type { RegistrationChange, RegistrationSeries } from './registration-change.ts'

/** Everyone whom a file may name. */
export interface LoaderParties {
  readonly networkParties: Iterable<{ readonly id: string; readonly fuel: Fuel }>
  readonly suppliers: Iterable<{ readonly id: string }>
}

/** A file without a fault: the changes of an update, or all there is for a full refresh. */
export interface RegistrationLoad {
  readonly series: RegistrationSeries
  readonly records: number
  readonly changes: readonly RegistrationChange[]
}

/**
 * Reads a Registration Data file (`csv-columns.ts`). All or nothing: one rejected line rejects the file, and the report
 * names every such line.
 *
 * @example
 * const load = loadCsv(text, { networkParties: networkOperators, suppliers })
 * if (load.ok) registration.applyAll(load.value.changes)                       // an update
 * if (load.ok) registration.refresh(load.value.series, load.value.changes)     // a full refresh
 */
export function loadCsv(text: string, parties: LoaderParties): Result<RegistrationLoad, LoadReport> {
  const csv = readCsv(text)
  if (!csv.ok) return refused(0, [{ ...csv.failure, column: null, fault: 'not-csv' }])
  const [first, ...records] = csv.value
  if (first === undefined || records.length === 0) return refused(0, [nothingIn(first)])
  const header = readHeader(first)
  if (!header.ok) return refused(records.length, header.failure)
  return loadRecords(records, header.value, knownParties(header.value.series, parties))
}

function loadRecords(
  records: readonly CsvRecord[],
  header: CsvHeader,
  parties: KnownParties,
): Result<RegistrationLoad, LoadReport> {
  const rejected: RejectedLine[] = []
  const rowsOf = new Map<MeteringPoint, CsvRow[]>()
  for (const record of records) {
    const row = readRow(record, header, parties)
    if (row.ok) put(rowsOf, row.value)
    else rejected.push(...row.failure)
  }
  for (const [point, rows] of rowsOf)
    for (const contradiction of contradictionsIn(point, rows)) rejected.push(contradiction)
  if (rejected.length > 0) return refused(records.length, rejected)

  const changes = [...rowsOf].map(([point, rows]) => changeOf(header.series, point, rows))
  return succeeded({ series: header.series, records: records.length, changes })
}

function put(rowsOf: Map<MeteringPoint, CsvRow[]>, row: CsvRow): void {
  const rows = rowsOf.get(row.meteringPoint)
  if (rows === undefined) rowsOf.set(row.meteringPoint, [row])
  else rows.push(row)
}

function changeOf(
  series: RegistrationSeries,
  meteringPoint: MeteringPoint,
  rows: readonly CsvRow[],
): RegistrationChange {
  const records = rows.filter((row) => row.kind === 'record')
  if (series === 'suppliers') {
    return {
      meteringPoint,
      suppliers: records.map(({ party, from, to }) => ({ meteringPoint, supplier: party, from, to })),
    }
  }
  return {
    meteringPoint,
    networkParties: records.map(({ party, from, to }) => ({ meteringPoint, networkParty: party, from, to })),
  }
}

const knownParties = (series: RegistrationSeries, { networkParties, suppliers }: LoaderParties): KnownParties =>
  createKnownParties(series === 'suppliers' ? [...suppliers].map(({ id }) => ({ id, fuel: null })) : networkParties)

const nothingIn = (first: CsvRecord | undefined): RejectedLine => ({
  line: first?.line ?? 1,
  column: null,
  fault: 'no-records',
  detail: first === undefined ? 'The file is empty' : 'Nothing stands below the header',
})

const refused = (records: number, rejected: readonly RejectedLine[]): Result<never, LoadReport> =>
  failed({ records, rejected: rejected.toSorted((one, other) => one.line - other.line) })
