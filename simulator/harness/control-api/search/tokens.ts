/** One thing that is looked for: a word, or what a field is to hold. */
export interface Token {
  /** Null for a word, which may stand in any field. */
  readonly field: string | null
  /** In lower case. */
  readonly text: string
}

/**
 * The tokens of a search, by spaces or commas; what has a space in it stands in quotation marks. A word before a colon that is
 * no field belongs to what follows: a RequestID has colons of its own.
 *
 * @example tokensOf('user:"British Gas" 6.21', new Set(['user'])) // [{ field: 'user', text: 'british gas' }, { field: null, text: '6.21' }]
 */
export function tokensOf(text: string, fields: ReadonlySet<string>): readonly Token[] {
  const found = text.toLowerCase().matchAll(/(?:([a-z]+):)?(?:"([^"]*)"?|([^\s,"]+))/g)
  return Array.from(found, ([whole, field, quoted, bare]) =>
    field !== undefined && fields.has(field)
      ? { field, text: (quoted ?? bare ?? '').trim() }
      : { field: null, text: (field === undefined ? (quoted ?? bare ?? '') : whole.replaceAll('"', '')).trim() },
  ).filter(({ field, text }) => field !== null || text !== '')
}

/** The words of a text, as they are compared. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
