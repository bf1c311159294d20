import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { benchAudit } from '../harness/bench/audit-bench.ts'
import { bench as measure } from '../harness/bench/bench.ts'
import { isOnOneCore, runAgainOnOneCore } from '../harness/bench/one-core.ts'
import { benchState } from '../harness/bench/state-bench.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { benchLines, stateLines } from './bench-lines.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

interface BenchCommandOptions {
  readonly rows: 'handovers' | 'state' | 'audit'
  readonly handovers?: number
  readonly finished: number
  readonly open: number
  readonly estateRows: number
  readonly inFlight: number
  readonly seed: string
  readonly json?: boolean
}

/** `dcc-sim bench`: complete handovers per second, beside what their public-key operations alone would allow. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .summary('measure complete handovers per second, beside the floor; or what they leave in the state')
    .description(
      'Hands over network operator slots on fresh devices, and measures from the making of the request until ' +
        'the supplier has verified the Service Response and the gas transporter alert N42: over HTTP, each ' +
        'request durable on disk before its I99. The floor beside it is the public-key operations of the same ' +
        'flow on bare node:crypto, in turns in the same run. All on one core if `taskset` is there. With --rows state: ' +
        'what a handover leaves in the state and costs it, and how long the program takes to start from a large one. With ' +
        '--rows audit: rows of an audit a second, beside reading and splitting the same files.',
    )
    .addOption(
      new Option('--rows <rows>', 'what is measured').choices(['handovers', 'state', 'audit']).default('handovers'),
    )
    .option('--handovers <n>', 'how many to measure; 3000, or 100 with --rows state', atLeastOne)
    .option('--in-flight <n>', 'how many are under way at once', atLeastOne, 32)
    .option('--finished <n>', 'with --rows state: finished handovers in the state', atLeastOne, 100_000)
    .option('--open <n>', 'with --rows state: scheduled requests, and open orders, in a state', atLeastOne, 1_000_000)
    .option('--estate-rows <n>', 'with --rows audit: rows of the estate', atLeastOne, 1_000_000)
    .option('--seed <text>', 'fixes identities, keys and certificates', 'bench')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
    .action(runCommand(bench))
}

const examples = `
Examples:
  dcc-sim bench
  dcc-sim bench --handovers 10000 --in-flight 64
  dcc-sim bench --handovers 500 --json
  dcc-sim bench --rows state
  dcc-sim bench --rows audit --estate-rows 3000000

The state is in the system's directory for temporary files; TMPDIR names another.`

async function bench({ rows, ...options }: BenchCommandOptions): Promise<ExitStatus> {
  if (rows === 'audit') return benchOfAudit(options)
  return rows === 'state' ? benchOfState(options) : benchOfHandovers(options)
}

async function benchOfAudit({ json, estateRows }: Omit<BenchCommandOptions, 'rows'>): Promise<ExitStatus> {
  const measured = benchAudit(estateRows)
  const { rows, findings, rowsPerSecond, floorRowsPerSecond, ratio } = measured
  if (json === true) terminal.answer(JSON.stringify(measured))
  else
    for (const line of [
      `${rows} rows of an estate and as many of Registration Data, ${findings} findings; a second of processor time has`,
      `  ${rowsPerSecond.toFixed(0).padStart(10)}  rows audited`,
      `  ${floorRowsPerSecond.toFixed(0).padStart(10)}  rows read and split: the floor. Ratio ${ratio.toFixed(2)}`,
    ])
      terminal.answer(line)
  return exitStatus.done
}

async function benchOfHandovers({
  json,
  handovers = 3_000,
  inFlight,
  seed,
}: Omit<BenchCommandOptions, 'rows'>): Promise<ExitStatus> {
  const status = isOnOneCore() ? null : runAgainOnOneCore()
  if (status !== null) return status as ExitStatus
  const progress = terminal.progress('handovers', handovers)
  const report = await measure({ handovers, inFlight, seed, log: commandLog(), progress: progress.advance })
  progress.finish()
  if (json === true) terminal.answer(JSON.stringify(report))
  else for (const line of benchLines(report)) terminal.answer(line)
  return exitStatus.done
}

async function benchOfState({
  json,
  handovers = 100,
  finished,
  open,
  seed,
}: Omit<BenchCommandOptions, 'rows'>): Promise<ExitStatus> {
  const rows = await benchState({ handovers, finished, open, seed, start: secondsToStart, log: commandLog('error') })
  for (const line of json === true ? [JSON.stringify(rows)] : stateLines(rows)) terminal.answer(line)
  return exitStatus.done
}

/** Starts this very program on a state directory, and ends it when it takes requests. */
async function secondsToStart(state: string, seed: string, premises: number): Promise<number> {
  const [program = ''] = process.argv.slice(1)
  const ports = ['--port', '0', '--smki-port', '0', '--harness-port', '0']
  const said = ['up', '--json', '--state', state, '--seed', seed, '--premises', String(premises), ...ports]
  const began = performance.now()
  const up = spawn(process.execPath, [...process.execArgv, program, ...said], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => up.once('close', resolve))
  for await (const line of createInterface({ input: up.stdout })) {
    const seconds = (performance.now() - began) / 1_000
    up.kill()
    await ended
    if (line.includes('"ready"')) return seconds
  }
  throw new SimulatorFault('SIM_INVARIANT', 'The program ended before it took requests')
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Not a whole number of at least 1.')
  return Number(text)
}
