import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { firstLineOf, startProgram } from './command-lines.ts'

/** A network in its own process that can be killed, and comes up again from the state that it left. */
export interface KillableNetwork {
  /** Address of the control API since it last came up. */
  harness(): string
  /** What the process wrote to standard error since it last came up. */
  complaints(): string
  /** Ends the process at once, as `kill -9` does, and resolves when it is gone. */
  kill(): Promise<void>
  /** Brings it up again, with the DUIS services where they were. */
  restart(): Promise<void>
}

/** Starts `up` with free ports. @param args what else it is told, `--state` among it */
export async function startKillableNetwork(args: readonly string[]): Promise<KillableNetwork> {
  let life = await startLife(args, '0')
  const duisPort = new URL(life.duis).port
  return {
    harness: () => life.harness,
    complaints: () => life.complaints.join(''),
    async kill() {
      const gone = once(life.program, 'close')
      life.program.kill('SIGKILL')
      await gone
    },
    async restart() {
      life = await startLife(args, duisPort)
    },
  }
}

interface Life {
  readonly program: ChildProcess
  readonly duis: string
  readonly harness: string
  readonly complaints: readonly string[]
}

async function startLife(args: readonly string[], duisPort: string): Promise<Life> {
  const program = startProgram(['up', '--json', '--port', duisPort, '--smki-port', '0', '--harness-port', '0', ...args])
  const complaints: string[] = []
  program.stderr?.on('data', (part) => complaints.push(String(part)))
  const { duis, harness } = JSON.parse(await firstLineOf(program)) as { duis: string; harness: string }
  program.stdout?.resume()
  return { program, duis, harness, complaints }
}
