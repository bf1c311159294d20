import type { Command } from 'commander'

/** A command line of ours as it stands in a page, in a block of whatever language. */
export interface WrittenCommand {
  /** The line of the page on which it stands, counted from 1. */
  readonly line: number
  readonly words: readonly string[]
}

const fence = /^```\w+\n([\s\S]*?)^```$/gm
/** Up to where the command line ends: a quote of the language around it, a comment, a pipe, a redirection. */
const command = /\bdcc-sim ((?:"[^"]*"|'[^']*'|[^\n'"#|&>;])*)/g

/** Every command line of ours in the blocks of a Markdown page, in order. */
export const commandsIn = (page: string): readonly WrittenCommand[] =>
  [...page.matchAll(fence)].flatMap((block) =>
    [...(block[1] ?? '').matchAll(command)].map((found) => ({
      line: page.slice(0, block.index + block[0].indexOf('\n') + 1 + found.index).split('\n').length,
      words: wordsOf(found[1] ?? ''),
    })),
  )

const wordsOf = (text: string): readonly string[] => text.match(/"[^"]*"|'[^']*'|\S+/g) ?? []

/** The options of a written command that the program does not know; a subcommand that it does not know is one too. */
export function unknownIn(words: readonly string[], program: Command): readonly string[] {
  const [first, ...rest] = words
  const inner = program.commands.find((each) => each.name() === first)
  if (inner !== undefined) return unknownIn(rest, inner)
  if (program.commands.length > 0 && first !== undefined && !first.startsWith('-')) return [first]
  const known = [...program.options.flatMap(({ long, short }) => [long, short]), '--help', '-h']
  return words.filter((word) => word.startsWith('-') && word !== '-' && !known.includes(word.split('=')[0]))
}
