import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeDirectory } from '../../environment/make-directory.ts'
import { unwritable } from './unwritable.ts'

/** A file that exists exactly as long as the network takes requests. Scripts wait for it, and health checks look for it. */
export interface ReadyFile {
  /** Writes it, whole or not at all. @throws SimulatorFault SIM_OUTPUT_UNWRITABLE */
  write(line: string): void
  remove(): void
}

/** Takes the option's file, and removes what a network that did not end in good order left there. */
export function openReadyFile(path: string | undefined): ReadyFile {
  if (path === undefined) return { write() {}, remove() {} }
  const beside = `${path}.${process.pid}`
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (cause) {
      throw unwritable('--ready-file', path, cause)
    }
  }
  attempt(() => {
    makeDirectory(dirname(path))
    rmSync(path, { force: true })
    // Tried before the network comes up: a wrong path is to cost nothing.
    writeFileSync(beside, '')
    rmSync(beside)
  })
  return {
    write: (line) =>
      attempt(() => {
        writeFileSync(beside, `${line}\n`)
        renameSync(beside, path)
      }),
    remove: () => rmSync(path, { force: true }),
  }
}
