import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { anchorsOf, withoutCode } from './anchors.ts'

/** What one file says of another place in the project. */
export interface Link {
  /** The file that says it, from the root of the project. */
  readonly from: string
  readonly line: number
  /** The file or folder that it leads to, from the root; it may not be there. */
  readonly to: string
  /** Null where it leads to a file as a whole. */
  readonly anchor: string | null
}

const markdownLink = /\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)/g
const citation = /\bdocs\/[\w/-]+\.md(?:#([\w-]+))?/g

/** The links of a Markdown page that stay within the project. */
export const linksOfPage = (from: string, page: string): Link[] =>
  found(from, withoutCode(page), markdownLink, (path) =>
    path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path)),
  )

/** The pages of `docs/` that comments of a source file cite, such as `docs/domain/gbcs.md#mac`. */
export const citationsOf = (from: string, source: string): Link[] =>
  [...source.matchAll(citation)].map((match) => ({
    from,
    line: lineAt(source, match.index),
    to: match[0].replace(/#.*/, ''),
    anchor: match[1] ?? null,
  }))

/** A text file of the project, by its path from the root. */
export interface ProjectText {
  readonly path: string
  readonly text: string
}

const folders = ['bin', 'certs', 'docs', 'features', 'scripts', 'simulator', 'step-definitions']

/** Pages, sources and features. Tests of this room are left out: they cite what is not there. */
export function textsOfProject(root: string): ProjectText[] {
  const within = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => posix.join(folder, path)),
  )
  return [...readdirSync(root), ...within]
    .filter((path) => /\.(md|ts|mts|mjs|feature)$/.test(path) && !/^scripts\/docs\/.*\.test\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The links of a page, or the citations of a source file. */
export const linksIn = ({ path, text }: ProjectText): Link[] =>
  path.endsWith('.md') ? linksOfPage(path, text) : citationsOf(path, text)

/** Why links lead nowhere, a sentence for each that does. */
export function deadLinks(root: string, links: readonly Link[]): string[] {
  const anchors = new Map<string, ReadonlySet<string>>()
  const anchorsIn = (path: string) => {
    const known = anchors.get(path) ?? new Set(anchorsOf(readFileSync(join(root, path), 'utf8')))
    anchors.set(path, known)
    return known
  }
  return links.flatMap(({ from, line, to, anchor }) => {
    const file = join(root, to)
    if (!existsSync(file)) return [`${from}:${line} leads to ${to}, which is not there`]
    if (anchor === null || statSync(file).isDirectory() || !to.endsWith('.md') || anchorsIn(to).has(anchor)) return []
    return [`${from}:${line} leads to ${to}#${anchor}: that page has no such anchor`]
  })
}

const found = (from: string, text: string, pattern: RegExp, target: (path: string) => string): Link[] =>
  [...text.matchAll(pattern)].map((match) => ({
    from,
    line: lineAt(text, match.index),
    to: target(match[1] ?? ''),
    anchor: match[2] ?? null,
  }))

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length
