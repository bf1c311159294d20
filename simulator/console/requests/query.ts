// What is searched for: words and `field:word`, all of which a request must have. The network understands them; the console
// only takes them apart to show them.

/** The words of a query. What stands in quotation marks is one word. */
export const wordsOf = (query: string): readonly string[] => query.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []

export const queryOf = (words: readonly string[]): string => words.filter((word) => word !== '').join(' ')

/** The query with a word for one field, in the place of what it had for that field; without any where it had that word. */
export function withField(query: string, field: string, value: string): string {
  const word = `${field}:${value}`
  const others = wordsOf(query).filter((each) => !each.startsWith(`${field}:`))
  return wordsOf(query).includes(word) || value === '' ? queryOf(others) : queryOf([...others, word])
}

/** What a query wants of a field; empty where it wants nothing. */
export const fieldOf = (query: string, field: string): string =>
  wordsOf(query)
    .find((word) => word.startsWith(`${field}:`))
    ?.slice(field.length + 1) ?? ''
