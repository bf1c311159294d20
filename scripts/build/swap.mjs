import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const dist = 'dist'

/** Says of which source dist was made. */
const stamp = join(dist, 'built-from.json')

/** The digest of the source that dist was made of; null where there is none, or only part of one. */
export function builtFrom() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).source ?? null
  } catch {
    return null
  }
}

/**
 * Moves what was made into dist. Each file takes its predecessor's place in one step, and one that is the same stays: a
 * program that runs from dist finds every module at any time.
 *
 * @returns the paths of what was made, in dist
 */
export function putInPlace(made, digest) {
  const files = filesIn(made)
  rmSync(stamp, { force: true })
  for (const file of files) {
    const [from, to] = [join(made, file), join(dist, file)]
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
  }
  writeFileSync(join(made, 'stamp'), `${JSON.stringify({ source: digest })}\n`)
  renameSync(join(made, 'stamp'), stamp)
  return files
}

/** Removes what an earlier source made and this one does not. */
export function removeOthers(made) {
  const kept = new Set([...made, relative(dist, stamp)])
  for (const file of filesIn(dist)) if (!kept.has(file)) rmSync(join(dist, file))
}

/** The paths of all files under a directory, from there on. */
const filesIn = (directory) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => relative(directory, join(parentPath ?? path, name)))
