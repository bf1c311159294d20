import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { firstLineOf, startProgram } from './command-lines.ts'

/** A `dcc` or a `fleet`, or a network with `up`, as its own process that can be killed, paused, and started again. */
export interface StoreProcess {
  readonly name: string
  readonly kind: 'dcc' | 'fleet' | 'up'
  /** Where a DCC serves, the same in each of its lives. */
  readonly duis: string
  readonly harness: string
  /** Of the life that it has now. */
  processId(): number
  isUp(): boolean
  /** What it wrote to standard error in all of its lives. */
  complaints(): string
  /** As `kill -9`; resolves when it is gone. */
  kill(): Promise<void>
  /** As SIGSTOP: its connections stay, and it does nothing. */
  pause(): void
  resume(): void
  restart(): Promise<void>
  /** As Ctrl-C; resolves with the exit status, which it may have had before. */
  stop(): Promise<number | null>
}

/** A process that neither served nor ended: it was ended. */
export class HungProcess extends Error {}

const servesWithinMs = 60_000

/** Starts one with free ports, and waits until it serves. @param args what else it is told, `--store`, or where the fleet joins, among it */
export async function startStoreProcess(
  kind: StoreProcess['kind'],
  name: string,
  args: readonly string[],
  launch: (args: readonly string[]) => ChildProcess = startProgram,
): Promise<StoreProcess> {
  const complaints: string[] = []
  let program: ChildProcess
  const start = async (ports: readonly string[]): Promise<Readonly<Record<string, string>>> => {
    program = launch([kind, '--json', ...ports, ...args])
    program.stderr?.on('data', (part) => complaints.push(String(part)))
    let hasHung = false
    const patience = setTimeout(() => {
      hasHung = true
      program.kill('SIGKILL')
    }, servesWithinMs)
    const line = await firstLineOf(program)
      .catch((fault: unknown) => {
        throw hasHung ? new HungProcess(`${name} neither served nor ended within ${servesWithinMs / 1_000} s`) : fault
      })
      .finally(() => clearTimeout(patience))
    program.stdout?.resume()
    return JSON.parse(line)
  }
  const isDcc = kind !== 'fleet'
  const first = await start(isDcc ? ['--port', '0', '--smki-port', '0', '--harness-port', '0'] : [])
  const [duis = '', harness = ''] = [first.duis, first.harness]
  const again = isDcc ? ['--port', new URL(duis).port, '--smki-port', '0', '--harness-port', new URL(harness).port] : []
  const isUp = (): boolean => program.exitCode === null && program.signalCode === null
  const gone = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!isUp()) return program.exitCode
    const left = once(program, 'close')
    program.kill(signal)
    return ((await left) as [number | null])[0]
  }
  return {
    name,
    kind,
    duis,
    harness,
    processId: () => program.pid ?? 0,
    isUp,
    complaints: () => complaints.join(''),
    kill: async () => void (await gone('SIGKILL')),
    pause: () => void program.kill('SIGSTOP'),
    resume: () => void program.kill('SIGCONT'),
    restart: async () => void (await start(again)),
    stop: () => gone('SIGINT'),
  }
}
