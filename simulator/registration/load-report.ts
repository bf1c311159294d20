/** Why a line of a Registration Data file is rejected. */
export const lineFaults = {
  'not-csv': 'The text stops being CSV here; nothing behind it can be read',
  'unknown-column': 'The header names a column that no Registration Data file has',
  'missing-column': 'The header lacks a column',
  'repeated-column': 'The header names a column twice',
  'other-series': 'The columns are those of the other series than the one that was announced',
  'no-records': 'The file holds no record: a cut-off file is likelier than a market without metering points',
  'wrong-number-of-fields': 'The line has more or fewer fields than the header',
  'not-a-metering-point': 'The text is neither an MPAN core nor an MPRN',
  'unknown-party': 'No party of the market goes by that id',
  'other-fuel': 'An electricity party is recorded for an MPRN, or a gas party for an MPAN',
  'not-a-date': 'The text is not a day of the calendar written YYYY-MM-DD',
  'ends-before-it-starts': 'The last day is before the first',
  contradiction: 'Another line records another party for the same days',
  'too-many-records': 'The metering point has more records than any has: a thousand',
  'removed-and-recorded': 'One line says that the metering point is no longer registered, another records a party',
} as const

export type LineFault = keyof typeof lineFaults

export interface RejectedLine {
  /** Counts from 1, the header included. */
  readonly line: number
  /** The column at fault; null where the whole line is. */
  readonly column: string | null
  readonly fault: LineFault
  /** What was found, and what would have been accepted. */
  readonly detail: string
}

/** What was wrong with a file. Nothing of it was taken. */
export interface LoadReport {
  /** Records that were read, good ones included. */
  readonly records: number
  /** In the order of the file; the first thousand. */
  readonly rejected: readonly RejectedLine[]
  /** Records that were not looked at any more, as there were so many complaints: each may be wrong too. */
  readonly unread: number
}
