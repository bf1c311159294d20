import { stripVTControlCharacters } from 'node:util'

/** How wide a text stands on a terminal: what colours it takes no room. */
const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length

/**
 * A line of text in as many lines as it takes not to be wider than `columns`: broken at spaces, and indented a little
 * further than it began. A word that is wider alone stays whole, so that it can be copied.
 *
 * @param indent of the lines that follow; two more than the first where absent
 */
export function wrapped(text: string, columns: number, indent?: number): readonly string[] {
  if (widthOf(text) <= columns) return [text]
  const [, lead = '', words = ''] = /^( *)(.*)$/s.exec(text) ?? []
  const hanging = ' '.repeat(indent ?? lead.length + 2)
  const lines: string[] = []
  let line = lead
  let isEmpty = true
  for (const word of words.split(/(?<=\S) /)) {
    if (isEmpty) line += word
    else if (widthOf(line) + 1 + widthOf(word) <= columns) line += ` ${word}`
    else {
      lines.push(line.trimEnd())
      line = hanging + word.trimStart()
    }
    isEmpty = false
  }
  return [...lines, line.trimEnd()]
}
