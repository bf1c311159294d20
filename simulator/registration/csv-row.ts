import type { Fuel } from '../vocabulary/device-type.ts'
import { type MarketDate, parseMarketDate } from '../vocabulary/market-date.ts'
import { kindOfMeteringPoint, type MeteringPoint, parseMeteringPoint } from '../vocabulary/metering-point.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { CsvRecord } from './csv.ts'
import { partyColumns } from './csv-columns.ts'
import type { CsvHeader } from './csv-header.ts'
import type { KnownParties } from './known-parties.ts'
import type { LineFault, RejectedLine } from './load-report.ts'

/** One record of a file, or the word that a metering point is no longer registered. */
export type CsvRow =
  | { readonly kind: 'removal'; readonly line: number; readonly meteringPoint: MeteringPoint }
  | ({ readonly kind: 'record'; readonly line: number; readonly meteringPoint: MeteringPoint } & RecordedParty)

interface RecordedParty {
  readonly party: string
  readonly from: MarketDate
  readonly to: MarketDate | null
}

/** Reads a line; the failure lists everything that is wrong with it. */
export function readRow(
  { line, fields }: CsvRecord,
  header: CsvHeader,
  parties: KnownParties,
): Result<CsvRow, readonly RejectedLine[]> {
  const rejected: RejectedLine[] = []
  const reject = (fault: LineFault, column: string | null, detail: string): null => {
    rejected.push({ line, column, fault, detail })
    return null
  }
  if (fields.length !== header.columns.length) {
    reject('wrong-number-of-fields', null, `${fields.length} fields instead of ${header.columns.length}`)
    return failed(rejected)
  }

  const partyColumn = partyColumns[header.series]
  const text = (column: string): string => fields[header.columns.indexOf(column)] ?? ''
  const [partyText, fromText, toText] = [text(partyColumn), text('effective_from'), text('effective_to')]
  const meteringPoint =
    parseMeteringPoint(text('metering_point')) ??
    reject('not-a-metering-point', 'metering_point', `'${text('metering_point')}' has neither 13 nor 1 to 10 digits`)

  if (partyText === '' && fromText === '' && toText === '')
    return meteringPoint === null ? failed(rejected) : succeeded({ kind: 'removal', line, meteringPoint })

  const day = (column: string, value: string): MarketDate | null =>
    parseMarketDate(value) ?? reject('not-a-date', column, `'${value}' is not a day of the calendar`)
  const party = parties.named(partyText) ?? reject('unknown-party', partyColumn, unknown(partyText, parties))
  const from = day('effective_from', fromText)
  const to = toText === '' ? null : day('effective_to', toText)

  if (from !== null && to !== null && to < from)
    reject('ends-before-it-starts', 'effective_to', `${to} is before ${from}`)
  if (meteringPoint !== null && party !== null && !deliversTo(party.fuel, meteringPoint))
    reject('other-fuel', partyColumn, `${party.id} is a party for ${party.fuel}, ${meteringPoint} is not`)
  if (meteringPoint === null || party === null || from === null || rejected.length > 0) return failed(rejected)
  return succeeded({ kind: 'record', line, meteringPoint, party: party.id, from, to })
}

const deliversTo = (fuel: Fuel | null, point: MeteringPoint): boolean =>
  fuel === null || (fuel === 'electricity') === (kindOfMeteringPoint(point) === 'MPAN')

function unknown(id: string, parties: KnownParties): string {
  const near = parties.near(id)
  return `No party goes by '${id}'${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`
}
