import type { SourceFile } from './source-tree.ts'

/** The circles of imports between files: one for each file at which following imports leads back to where it began. */
export function findCircles(tree: readonly SourceFile[]): string[][] {
  const importsByPath = new Map(tree.map(({ path, files }) => [path, files]))
  const finished = new Set<string>()
  const circles: string[][] = []

  const follow = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path)
    if (start >= 0) circles.push([...way.slice(start), path])
    if (start >= 0 || finished.has(path)) return
    for (const next of importsByPath.get(path) ?? []) follow(next, [...way, path])
    finished.add(path)
  }

  for (const { path } of tree) follow(path, [])
  return circles
}
