/** The cases that a test or a row says it is about: `(case 5)`, `(cases 11, 62)`, `case 71: …`. */
export function casesNamedIn(name: string): readonly number[] {
  const [, numbers = ''] = /\bcases? (\d+(?:, \d+)*)/.exec(name) ?? []
  return [...numbers.matchAll(/\d+/g)].map(Number)
}
