import type { z } from 'zod'

/** Complaints that are told of one input: a person mends these first, and an input of nothing but faults has millions. */
export const mostComplaints = 20

/**
 * Complaints as one text: the first ones, and how many more there are. Those that are not told are not made.
 *
 * @param complain the sentence about one thing that is wrong
 */
export function complaintsInShort<Flaw>(
  flaws: readonly Flaw[],
  complain: (flaw: Flaw) => string,
  separator = '; ',
): string {
  const told = flaws.slice(0, mostComplaints).map(complain)
  const more = flaws.length - told.length
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join(separator)
}

/** What a schema found wrong, each by its path: `holds.3: 'zz' is not an EUI-64`. */
export const issuesInShort = ({ issues }: z.ZodError, whole = 'the whole'): string =>
  complaintsInShort(issues, ({ path, message }) => `${path.join('.') || whole}: ${message}`)
