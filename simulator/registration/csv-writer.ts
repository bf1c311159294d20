import { csvLine } from '../vocabulary/csv.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { EffectivePeriod } from '../vocabulary/registration-record.ts'
import { csvColumns } from './csv-columns.ts'
import type { RegistrationSeries } from './registration-change.ts'
import type { RegistrationSource } from './registration-source.ts'

/** The first line of a Registration Data file. */
export const headingOf = (series: RegistrationSeries): string => csvLine(csvColumns[series].map(({ name }) => name))

/** The lines of a metering point: one for each record, or the one which says that it is not registered. */
export function* recordLines(
  series: RegistrationSeries,
  point: MeteringPoint,
  source: RegistrationSource,
): Generator<string> {
  const records: readonly (EffectivePeriod & { readonly party: string })[] =
    series === 'suppliers'
      ? source.supplierRecords(point).map(({ supplier: party, from, to }) => ({ party, from, to }))
      : source.networkPartyRecords(point).map(({ networkParty: party, from, to }) => ({ party, from, to }))
  if (records.length === 0) yield csvLine([point, '', '', ''])
  for (const { party, from, to } of records) yield csvLine([point, party, from, to])
}
