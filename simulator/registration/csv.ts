import { failed, type Result, succeeded } from '../vocabulary/result.ts'

/** One record of a CSV file, with the line it starts on; lines count from 1. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/** Where the text stops being CSV; what follows cannot be told apart. */
export interface CsvFlaw {
  readonly line: number
  readonly detail: string
}

/** No file of ours has records of more fields, nor longer ones: what does is no such file, and not worth its memory. */
const mostFields = 64
const longestField = 10_000

/**
 * Reads CSV as RFC 4180 has it, record by record: fields in quotes may hold commas, line breaks and doubled quotes. A byte
 * order mark is skipped, lines may end in LF alone, and empty lines are no records. Returns where the text stops being CSV.
 */
export function* readCsv(text: string): Generator<CsvRecord, CsvFlaw | null> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const start = line
    const fields: string[] = []
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at, line) : bareField(text, at, line)
      if (!field.ok) return field.failure
      fields.push(field.value.content)
      if (fields.length > mostFields) return { line, detail: `A record has more than ${mostFields} fields` }
      at = field.value.end
      line += field.value.lineBreaks
      if (text[at] !== ',') break
      at += 1
    }
    at += text[at] === '\r' ? 2 : 1
    line += 1
    if (fields.length > 1 || fields[0] !== '') yield { line: start, fields }
  }
  return null
}

interface Field {
  readonly content: string
  /** Index of the comma or line break behind it. */
  readonly end: number
  readonly lineBreaks: number
}

const fieldEnd = /,|\r?\n|$/g
const atFieldEnd = /,|\r?\n|$/y

function bareField(text: string, start: number, line: number): Result<Field, CsvFlaw> {
  fieldEnd.lastIndex = start
  const end = fieldEnd.exec(text)?.index ?? text.length
  if (end - start > longestField) return tooLong(line)
  const content = text.slice(start, end)
  if (content.includes('"')) return failed({ line, detail: 'A quote stands inside a field that is not in quotes' })
  return succeeded({ content, end, lineBreaks: 0 })
}

function quotedField(text: string, start: number, line: number): Result<Field, CsvFlaw> {
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && close - start <= longestField && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return failed({ line, detail: 'A quote that opens a field is never closed' })
  if (close - start > longestField) return tooLong(line)
  const inside = text.slice(start + 1, close)
  const lineBreaks = inside.split('\n').length - 1
  atFieldEnd.lastIndex = close + 1
  if (!atFieldEnd.test(text))
    return failed({
      line: line + lineBreaks,
      detail: 'A closing quote is followed by more than a comma or a line break',
    })
  return succeeded({ content: inside.replaceAll('""', '"'), end: close + 1, lineBreaks })
}

const tooLong = (line: number): Result<never, CsvFlaw> =>
  failed({ line, detail: `A field is longer than ${longestField} characters` })
