import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { SimulatorFault } from '../../../vocabulary/faults.ts'

/** The same file in the sources and in the package. */
const program = fileURLToPath(new URL(`../../../cli/main${extname(fileURLToPath(import.meta.url))}`, import.meta.url))

/** A network in a process of its own, and its workers. */
export interface NetworkOnCores {
  /** `http://127.0.0.1:8079` */
  readonly duis: string
  readonly processId: number
  stop(): Promise<void>
}

/**
 * Starts `dcc-sim up` with a state directory, kept to some cores with all that it starts; the directory is removed when it is stopped.
 *
 * @throws SimulatorFault SIM_INVARIANT where it does not come up
 */
export async function startOnCores(words: readonly string[], cores: readonly number[]): Promise<NetworkOnCores> {
  const state = mkdtempSync(join(tmpdir(), 'dcc-sim-bench-'))
  const ports = ['--port', '--smki-port', '--harness-port'].flatMap((option) => [option, '0'])
  const up = [...process.execArgv, program, 'up', '--json', '--state', state, ...ports, ...words]
  const child = spawn('taskset', ['--cpu-list', cores.join(','), process.execPath, ...up], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    rmSync(state, { recursive: true, force: true })
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line)
    if (said.event !== 'ready') continue
    child.stdout.resume()
    // `taskset` becomes the program that it is given.
    return { duis: said.duis, processId: child.pid ?? 0, stop }
  }
  await stop()
  throw new SimulatorFault('SIM_INVARIANT', 'The network ended before it took requests')
}
