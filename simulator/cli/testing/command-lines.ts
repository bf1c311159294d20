import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { fromSource, projectDirectory } from '../../../certs/testing/judges.ts'

/** How a command line ended. */
export interface Played {
  readonly args: readonly string[]
  readonly status: number
  readonly out: string
  readonly err: string
}

const run = promisify(execFile)
const fileOf = (...path: string[]): string => join(projectDirectory, 'simulator', 'cli', ...path)

/**
 * Where `CI` is set, colours would be written even to a pipe; what is compared here is the words. And a token of whoever runs
 * the tests is none of theirs.
 */
const env = { ...process.env, NO_COLOR: '1', DCC_SIM_TOKEN: '' }

/** Milliseconds after which a command line counts as hanging. */
const endsWithinMs = 60_000

/** Plays command lines one after another, in one process; it ends only if none of them leaves anything running. */
export async function playCommandLines(commandLines: readonly (readonly string[])[]): Promise<readonly Played[]> {
  const parameters = [...fromSource, fileOf('testing', 'play-command-lines.ts'), JSON.stringify(commandLines)]
  const options = { cwd: projectDirectory, env, timeout: endsWithinMs, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, parameters, options)
  return JSON.parse(stdout) as readonly Played[]
}

/**
 * The program as its own process.
 *
 * @param stderr an open file that its standard error goes to, instead of here
 * @param variables of the environment, beside those of this process
 */
export function startProgram(
  args: readonly string[],
  stderr: 'pipe' | number = 'pipe',
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const parameters = [...fromSource, fileOf('main.ts'), ...args]
  const stdio = ['pipe', 'pipe', stderr] as const
  return spawn(process.execPath, parameters, {
    cwd: projectDirectory,
    env: { ...env, ...variables },
    stdio: [...stdio],
  })
}

/** How a process of the program ended, with all that it wrote. */
export async function ended(program: ChildProcess): Promise<Omit<Played, 'args'> & { signal: string | null }> {
  const [out, err]: [string[], string[]] = [[], []]
  program.stdout?.on('data', (part) => out.push(String(part)))
  program.stderr?.on('data', (part) => err.push(String(part)))
  const [status, signal] = (await once(program, 'close')) as [number, string | null]
  return { status, signal, out: out.join(''), err: err.join('') }
}

/** The first line that a program prints. */
export async function firstLineOf(program: ChildProcess): Promise<string> {
  if (program.stdout === null) throw new Error('the program has no standard output')
  for await (const line of createInterface({ input: program.stdout })) return line
  throw new Error('the program ended before it printed a line')
}
