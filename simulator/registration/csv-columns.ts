import type { RegistrationSeries } from './registration-change.ts'

/** A column of a Registration Data file. The order of columns in a file is free, their names are fixed. */
export interface CsvColumn {
  readonly name: string
  readonly meaning: string
  readonly example: string
  /** May be empty in a row that records a party. */
  readonly mayBeEmpty: boolean
}

const column = (name: string, meaning: string, example: string, mayBeEmpty = false): CsvColumn => ({
  name,
  meaning,
  example,
  mayBeEmpty,
})

const meteringPoint = column(
  'metering_point',
  'MPAN core of 13 digits or MPRN of one to ten. Check digits are not enforced: what is registered decides',
  '1200123456787',
)
const effectiveFrom = column('effective_from', 'First UK market date, YYYY-MM-DD', '2019-04-01')
const effectiveTo = column(
  'effective_to',
  'Last UK market date, included, YYYY-MM-DD; empty while no end is known',
  '2026-03-31',
  true,
)

/**
 * The columns of the two kinds of file. The series is told by the column that names the party.
 *
 * Each row is one record. In an update, the rows of a metering point replace all that its series recorded for it, and
 * points without rows stay as they were; a row with nothing but a metering point says that it is no longer registered.
 * In a full refresh, points without rows are no longer registered.
 */
export const csvColumns: Readonly<Record<RegistrationSeries, readonly CsvColumn[]>> = {
  networkParties: [
    meteringPoint,
    column('network_party', 'Market participant id of the distributor, or short code of the gas transporter', 'LOND'),
    effectiveFrom,
    effectiveTo,
  ],
  suppliers: [
    meteringPoint,
    column('supplier', 'Market participant id of the registered supplier', 'ALBN'),
    effectiveFrom,
    effectiveTo,
  ],
}

/** The column whose presence tells the series. */
export const partyColumns = {
  networkParties: 'network_party',
  suppliers: 'supplier',
} as const satisfies Record<RegistrationSeries, string>
