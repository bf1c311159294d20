import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fromSource } from '../../../certs/testing/judges.ts'

export interface CliRun {
  readonly status: number | null
  readonly answer: string
  readonly remarks: string
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Runs a command line in its own process, from the sources. */
export const runCli = (words: readonly string[], cwd: string): Promise<CliRun> =>
  new Promise((resolve) => {
    const limits = { cwd, timeout: 180_000, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [...fromSource, main, ...words], limits, (_error, answer, remarks) =>
      resolve({ status: child.exitCode, answer, remarks }),
    )
  })
