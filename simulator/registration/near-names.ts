/** The names, at most five, that someone who wrote `name` may have meant: up to two slips of the pen away. */
export function nearNames(name: string, names: Iterable<string>): string[] {
  const wanted = name.toUpperCase()
  return [...names]
    .map((candidate) => ({ candidate, slips: slipsBetween(wanted, candidate.toUpperCase()) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips < candidate.length)
    .sort((one, other) => one.slips - other.slips || (one.candidate < other.candidate ? -1 : 1))
    .slice(0, 5)
    .map(({ candidate }) => candidate)
}

/** Levenshtein's distance; names that differ much in length are not measured. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1]
    for (const [index, counterpart] of [...other].entries()) {
      const replaced = (above[index] ?? 0) + (letter === counterpart ? 0 : 1)
      current.push(Math.min(replaced, (above[index + 1] ?? 0) + 1, (current[index] ?? 0) + 1))
    }
    above = current
  }
  return above.at(-1) ?? 0
}
