import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { EffectivePeriod } from '../vocabulary/registration-record.ts'
import { csvColumns } from './csv-columns.ts'
import type { RegistrationSeries } from './registration-change.ts'
import type { RegistrationSource } from './registration-source.ts'

/** The first line of a Registration Data file. */
export const headingOf = (series: RegistrationSeries): string => csvColumns[series].map(({ name }) => name).join(',')

/**
 * The lines of a metering point: one for each record, or the one which says that it is not registered. No field of them is
 * ever quoted: they are digits, party ids and dates.
 */
export function* recordLines(
  series: RegistrationSeries,
  point: MeteringPoint,
  source: RegistrationSource,
): Generator<string> {
  const records: readonly (EffectivePeriod & { readonly party: string })[] =
    series === 'suppliers'
      ? source.supplierRecords(point).map(({ supplier: party, from, to }) => ({ party, from, to }))
      : source.networkPartyRecords(point).map(({ networkParty: party, from, to }) => ({ party, from, to }))
  if (records.length === 0) yield `${point},,,`
  for (const { party, from, to } of records) yield [point, party, from, to ?? ''].join(',')
}
