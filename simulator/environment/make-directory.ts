import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a directory, with those above it; one that is there is left as it is.
 *
 * One after the other, because Node's own recursive mkdir never returns where a file system takes no directories (/proc).
 *
 * @throws the error of the file system
 */
export function makeDirectory(path: string): void {
  const directory = resolve(path)
  if (isDirectory(directory)) return
  if (dirname(directory) !== directory) makeDirectory(dirname(directory))
  try {
    mkdirSync(directory)
  } catch (fault) {
    // Another process may have made it meanwhile.
    if (!isDirectory(directory)) throw fault
  }
}

/** Node 20 throws ENOTDIR for what would stand in a file; later ones find nothing there, and the file above is found out. */
function isDirectory(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found !== undefined && !found.isDirectory()) throw notDirectory(path)
  return found !== undefined
}

const notDirectory = (path: string): Error =>
  Object.assign(new Error(`ENOTDIR: not a directory, '${path}'`), { code: 'ENOTDIR' })
