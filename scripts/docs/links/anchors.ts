import GithubSlugger from 'github-slugger'

const fenced = /^```[\s\S]*?^```$/gm
const heading = /^#{1,6} (.+)$/gm
const explicit = /<a id="([^"]+)"><\/a>/g

/** A page without its blocks of code, line for line: what stands in them is neither a heading nor a link. */
export const withoutCode = (page: string): string => page.replaceAll(fenced, (block) => block.replaceAll(/[^\n]/g, ''))

/**
 * The anchors that links to a Markdown page may name: those of its headings, as GitHub makes them, and those written as
 * `<a id="…"></a>`, which stay when a heading is worded anew. In the order of the page; one that is there twice is here twice.
 */
export function anchorsOf(page: string): string[] {
  const slugger = new GithubSlugger()
  const text = withoutCode(page)
  const ofHeadings = [...text.matchAll(heading)].map(([, words = '']) => slugger.slug(words.replaceAll('`', '')))
  return [...explicitAnchorsOf(text), ...ofHeadings]
}

/** Those written as `<a id="…"></a>` alone. */
export const explicitAnchorsOf = (page: string): string[] =>
  [...withoutCode(page).matchAll(explicit)].map(([, id = '']) => id)
