/** A block of commands in a page, between ```` ```sh ```` and its end. */
export interface Block {
  /** The line on which its fence stands, counted from 1. */
  readonly line: number
  readonly commands: string
  /** Programs without which it cannot run: `<!-- needs: java -->` before the block. */
  readonly needs: readonly string[]
  /** Each line is a command that serves until it is interrupted: `<!-- serves -->`. */
  readonly serves: boolean
  /** Why it is not run: `<!-- not run: … -->`. */
  readonly notRun: string | null
}

const fence = /^```sh\n([\s\S]*?)^```$/gm
const marks = {
  needs: /<!-- needs: (.+) -->\s*$/,
  serves: /<!-- serves -->\s*$/,
  notRun: /<!-- not run: (.+) -->\s*$/,
}

/** The blocks of a Markdown page, in order. A mark counts for the block that it stands right before. */
export const blocksIn = (page: string): readonly Block[] =>
  [...page.matchAll(fence)].map((found) => {
    const before = page.slice(0, found.index)
    return {
      line: before.split('\n').length,
      commands: found[1] ?? '',
      needs: marks.needs.exec(before)?.[1]?.split(', ') ?? [],
      serves: marks.serves.test(before),
      notRun: marks.notRun.exec(before)?.[1] ?? null,
    }
  })
