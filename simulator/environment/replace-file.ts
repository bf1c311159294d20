import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file whole or not at all: beside its place first, and then into it. What stood there before goes with its
 * permissions, and a link is replaced, not followed: a private key never comes into a file that others may read.
 *
 * @param mode exactly that, whatever the user's settings; those decide where it is absent
 * @throws the error of the file system
 */
export function replaceFile(path: string, content: string | Uint8Array, mode?: number): void {
  const beside = `${path}.${process.pid}.new`
  rmSync(beside, { force: true })
  // `wx`: nobody else can have put a file or a link there for us to write to.
  const file = openSync(beside, 'wx', mode ?? 0o666)
  try {
    try {
      if (mode !== undefined) fchmodSync(file, mode)
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (fault) {
    rmSync(beside, { force: true })
    throw fault
  }
}
