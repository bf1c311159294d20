/** What stands between the fields of a line: a spreadsheet writes what its country writes. */
export type Separator = ',' | ';' | '\t'

/** The separator of a file, from its first line. */
export const separatorOf = (heading: string): Separator =>
  ([';', '\t'] as const).find((separator) => heading.includes(separator) && !heading.includes(',')) ?? ','

/** The fields of a line; null where a quote is not closed on it. */
export function fieldsOf(line: string, separator: Separator): readonly string[] | null {
  return line.includes('"') ? quotedFields(line, separator) : line.split(separator)
}

/** `="0012"` is how a spreadsheet is told to leave digits alone. */
function quotedFields(line: string, separator: Separator): readonly string[] | null {
  const fields: string[] = []
  let at = 0
  for (;;) {
    const opening = line.startsWith('="', at) ? at + 1 : at
    if (line[opening] !== '"') {
      const end = line.indexOf(separator, at)
      fields.push(end === -1 ? line.slice(at) : line.slice(at, end))
      if (end === -1) return fields
      at = end + 1
      continue
    }
    let close = line.indexOf('"', opening + 1)
    while (close !== -1 && line[close + 1] === '"') close = line.indexOf('"', close + 2)
    if (close === -1) return null
    fields.push(line.slice(opening + 1, close).replaceAll('""', '"'))
    if (close + 1 >= line.length) return fields
    if (line[close + 1] !== separator) return null
    at = close + 2
  }
}

/** A field without the spaces around it, and without the apostrophe that keeps a spreadsheet from reading a number. */
export const trimmed = (field: string): string =>
  field
    .trim()
    .replace(/^['’=]+/, '')
    .replace(/^"(.*)"$/, '$1')
    .trim()

/** Whether a spreadsheet took a number for a measurement: `1.20012E+12`. What stood there is lost. */
export const isInScientificNotation = (field: string): boolean => /^\d([.,]\d+)?E\+\d{1,2}$/i.test(field)

/** `1200123456787.0` or `1200123456787,00`: digits that a spreadsheet took for an amount. */
export const withoutDecimals = (field: string): string => field.replace(/^(\d+)[.,]0+$/, '$1')
