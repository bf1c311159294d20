/** A file that a page asks its reader to write: a block of code under `<!-- file: NAME -->`. */
export interface RecipeFile {
  readonly name: string
  readonly text: string
  /** The line on which its fence stands, counted from 1. */
  readonly line: number
}

const marked = /^<!-- file: (\S+) -->\n```[a-z]*\n([\s\S]*?)^```$/gm

/** The files of a Markdown page, in order. */
export const filesIn = (page: string): readonly RecipeFile[] =>
  [...page.matchAll(marked)].map((found) => ({
    name: found[1] ?? '',
    text: found[2] ?? '',
    line: page.slice(0, found.index).split('\n').length + 1,
  }))
