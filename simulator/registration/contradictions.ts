import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { CsvRow } from './csv-row.ts'
import type { RejectedLine } from './load-report.ts'

type RecordRow = Extract<CsvRow, { kind: 'record' }>

/** What the rows of one metering point say against each other; the lines named first in the file are believed. */
export function contradictionsIn(point: MeteringPoint, rows: readonly CsvRow[]): RejectedLine[] {
  const removal = rows.find(({ kind }) => kind === 'removal')
  if (removal !== undefined && rows.some(({ kind }) => kind === 'record'))
    return [
      {
        line: removal.line,
        column: null,
        fault: 'removed-and-recorded',
        detail: `Line ${removal.line} takes ${point} out of the registration, other lines record a party for it`,
      },
    ]
  return overlaps(rows.filter((row) => row.kind === 'record'))
}

/** In the order of first days, a record contradicts every party that is still recorded when it starts. */
function overlaps(records: readonly RecordRow[]): RejectedLine[] {
  const rejected: RejectedLine[] = []
  const lastOf = new Map<string, RecordRow>()
  for (const record of records.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    for (const [party, other] of lastOf)
      if (party !== record.party && lastDay(other) >= record.from) rejected.push(contradiction(record, other))
    const last = lastOf.get(record.party)
    if (last === undefined || lastDay(record) > lastDay(last)) lastOf.set(record.party, record)
  }
  return rejected
}

const lastDay = ({ to }: RecordRow): string => to ?? '9999-12-31'

function contradiction(one: RecordRow, other: RecordRow): RejectedLine {
  const [believed, rejected] = one.line < other.line ? [one, other] : [other, one]
  return {
    line: rejected.line,
    column: null,
    fault: 'contradiction',
    detail: `${rejected.party} from ${rejected.from} contradicts ${believed.party} from ${believed.from} on line ${believed.line}`,
  }
}
