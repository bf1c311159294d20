/** A field of the rows, and the name at the head of its column. */
export type Column<Row> = keyof Row & string

/** Rows as CSV with a line of headings (RFC 4180); a list is one cell, its members separated by spaces. */
export function csvOf<Row extends object>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column])))
  return [csvLine(columns), ...lines, ''].join('\r\n')
}

/** Text that would be a formula in a spreadsheet, kept from being one by an apostrophe before it. */
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** One line without its end. Null is an empty cell. */
export const csvLine = (cells: readonly unknown[]): string => cells.map(cellOf).join(',')

/** A cell with a comma, a quote or a line end is quoted. */
function cellOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
