import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { fromSource } from '../../certs/testing/judges.ts'

/** A network in its own process, so that the load generator does not slow it down. */
export interface NetworkElsewhere {
  /** `http://127.0.0.1:8079` */
  readonly duis: string
  stop(): Promise<void>
}

export interface NetworkElsewhereOptions {
  readonly seed: string
  readonly premises: number
  /** `EUI=URL` */
  readonly callbacks: readonly string[]
}

const program = fileURLToPath(new URL('../../simulator/cli/main.ts', import.meta.url))

/** Starts `dcc-sim up` with a state directory, which is removed when it is stopped. */
export async function startNetwork({ seed, premises, callbacks }: NetworkElsewhereOptions): Promise<NetworkElsewhere> {
  const state = mkdtempSync(join(tmpdir(), 'dcc-sim-overload-'))
  const ports = ['--port', '--smki-port', '--harness-port'].flatMap((option) => [option, '0'])
  const child = spawn(
    process.execPath,
    [
      ...fromSource,
      program,
      'up',
      '--json',
      '--seed',
      seed,
      '--premises',
      String(premises),
      '--state',
      state,
      ...ports,
    ].concat(callbacks.flatMap((callback) => ['--callback', callback])),
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const { duis } = await ready(child)
  return {
    duis,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(state, { recursive: true, force: true })
    },
  }
}

async function ready(child: ChildProcess): Promise<{ readonly duis: string }> {
  if (child.stdout === null) throw new Error('The network says nothing')
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line)
    if (said.event !== 'ready') continue
    child.stdout.resume()
    return said
  }
  throw new Error('The network ended before it was ready')
}
