import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type StoreProcess, startStoreProcess } from '../../simulator/cli/testing/store-process.ts'

/** DCCs and fleets that are to share a database. */
export interface SharedProcesses {
  /** Of the database, whose tables are made. */
  readonly url: string
  readonly dccs: number
  readonly fleets: number
  readonly leaseSeconds: number
  /** What each DCC is told of the network, such as `--seed` and its value. */
  readonly network: readonly string[]
}

/** Starts the programs below `root`, from its `dist`: the DCCs first, then the fleets. Resolves when all serve. */
export function startProcesses(
  root: string,
  { url, dccs, fleets, leaseSeconds, network }: SharedProcesses,
): Promise<readonly StoreProcess[]> {
  const shared = ['--store', url, '--lease', String(leaseSeconds)]
  const named = (kind: StoreProcess['kind'], count: number, args: readonly string[]) =>
    Array.from({ length: count }, (_, index) => startProcess(root, kind, `${kind} ${index + 1}`, args))
  return Promise.all([...named('dcc', dccs, [...shared, ...network]), ...named('fleet', fleets, shared)])
}

/** Starts one program below `root`, with free ports. Resolves when it serves. */
export function startProcess(
  root: string,
  kind: StoreProcess['kind'],
  name: string,
  args: readonly string[],
): Promise<StoreProcess> {
  const env = { ...process.env, NO_COLOR: '1', DCC_SIM_TOKEN: '', LOG_LEVEL: 'warn' }
  return startStoreProcess(kind, name, args, (all) =>
    spawn(process.execPath, [join(root, 'bin/dcc-sim.mjs'), ...all], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
  )
}
