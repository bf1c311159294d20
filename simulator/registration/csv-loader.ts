import type { Fuel } from '../vocabulary/device-type.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import { inOneGo, type Slices } from '../vocabulary/ports/slices.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { contradictionsIn } from './contradictions.ts'
import { type CsvFlaw, type CsvRecord, readCsv } from './csv.ts'
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

/** Complaints about a file at most; the rest are of the same kinds. */
const mostRejected = 1_000

/** Records of one metering point at most. */
const mostRecordsOfPoint = 1_000

/**
 * Reads a Registration Data file (`csv-columns.ts`). All or nothing: one rejected line rejects the file, and the report
 * names the first thousand such lines.
 *
 * @param slices how the work is cut, so that others have their turn
 * @example
 * const load = await loadCsv(text, { networkParties: networkOperators, suppliers })
 * if (load.ok) registration.applyAll(load.value.changes)                       // an update
 * if (load.ok) registration.refresh(load.value.series, load.value.changes)     // a full refresh
 */
export async function loadCsv(
  text: string,
  parties: LoaderParties,
  slices: Slices = inOneGo,
): Promise<Result<RegistrationLoad, LoadReport>> {
  const records = readCsv(text)
  const first = records.next()
  if (first.done) return refused(0, [first.value === null ? nothingIn(undefined) : notCsv(first.value)])
  const header = readHeader(first.value)
  if (!header.ok) return refused(0, header.failure)
  const read = await readRows(records, header.value, knownParties(header.value.series, parties), slices)
  if (read.flaw !== null) return refused(read.records, [...read.rejected, notCsv(read.flaw)])
  if (read.records === 0) return refused(0, [nothingIn(first.value)])
  return await loadRows(read, header.value.series, slices)
}

/** The rows of a file by metering point, and what was wrong with others. */
interface ReadRows {
  readonly rowsOf: ReadonlyMap<MeteringPoint, readonly CsvRow[]>
  readonly rejected: RejectedLine[]
  /** Records of the file, whether they were looked at or not. */
  readonly records: number
  readonly unread: number
  readonly flaw: CsvFlaw | null
}

async function readRows(
  records: Generator<CsvRecord, CsvFlaw | null>,
  header: CsvHeader,
  parties: KnownParties,
  slices: Slices,
): Promise<ReadRows> {
  const rejected: RejectedLine[] = []
  const rowsOf = new Map<MeteringPoint, CsvRow[]>()
  let count = 0
  let unread = 0
  for (;;) {
    if (slices.isOver()) await slices.next()
    const record = records.next()
    if (record.done) return { rowsOf, rejected, records: count, unread, flaw: record.value }
    count += 1
    if (rejected.length >= mostRejected) unread += 1
    else {
      const row = readRow(record.value, header, parties)
      rejected.push(...(row.ok ? put(rowsOf, row.value) : row.failure))
    }
  }
}

async function loadRows(
  { rowsOf, rejected, records, unread }: ReadRows,
  series: RegistrationSeries,
  slices: Slices,
): Promise<Result<RegistrationLoad, LoadReport>> {
  const changes: RegistrationChange[] = []
  for (const [point, rows] of rowsOf) {
    if (slices.isOver()) await slices.next()
    if (rejected.length >= mostRejected) break
    rejected.push(...contradictionsIn(point, rows))
    changes.push(changeOf(series, point, rows))
  }
  return rejected.length > 0 ? refused(records, rejected, unread) : succeeded({ series, records, changes })
}

function put(rowsOf: Map<MeteringPoint, CsvRow[]>, row: CsvRow): readonly RejectedLine[] {
  const rows = rowsOf.get(row.meteringPoint)
  if (rows === undefined) rowsOf.set(row.meteringPoint, [row])
  else if (rows.length < mostRecordsOfPoint) rows.push(row)
  else {
    const detail = `${row.meteringPoint} has more than ${mostRecordsOfPoint} records`
    return [{ line: row.line, column: null, fault: 'too-many-records', detail }]
  }
  return []
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

const notCsv = (flaw: CsvFlaw): RejectedLine => ({ ...flaw, column: null, fault: 'not-csv' })

const refused = (records: number, rejected: readonly RejectedLine[], unread = 0): Result<never, LoadReport> =>
  failed({
    records,
    rejected: rejected.toSorted((one, other) => one.line - other.line).slice(0, mostRejected),
    unread,
  })
