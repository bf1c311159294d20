import { execFile as execFileWithCallback, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { replaceFile } from '../environment/replace-file.ts'
import { benchAudit } from '../harness/bench/audit-bench.ts'
import { bench as measure } from '../harness/bench/bench.ts'
import type { BenchReport } from '../harness/bench/bench-report.ts'
import { benchFleet } from '../harness/bench/fleet-bench.ts'
import { isOnOneCore, runAgainOnOneCore } from '../harness/bench/one-core.ts'
import { benchState } from '../harness/bench/state-bench.ts'
import { belowBound, benchTable, rowNames } from '../harness/bench/table/bench-table.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { benchLines, fleetLines, stateLines } from './bench-lines.ts'
import { belowBoundLine, tableLines, tablePage } from './bench-table-lines.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

const execFile = promisify(execFileWithCallback)

interface BenchCommandOptions {
  readonly rows: 'table' | 'handovers' | 'fleet' | 'state' | 'audit'
  readonly only: readonly string[]
  readonly runs: number
  readonly check?: boolean
  readonly page?: string
  readonly handovers?: number
  readonly premises?: number
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
    .summary(
      'measure requests and their parts beside their floors; or complete handovers; or what they leave in the state',
    )
    .description(
      'Measures whole requests and the parts of their way, by processor time, each in turns with its floor: the work that it ' +
        'cannot do without, on bare node:crypto. Requests go over HTTP, and each is durable on disk before its answer. All on ' +
        'one core if `taskset` is there, but for the row `workers`: a network with one worker on two cores, beside one without on one core. With --rows handovers: complete handovers alone, by the wall too, from the making of ' +
        'the request until the supplier has verified the Service Response and the gas transporter alert N42. With --rows ' +
        'fleet: readiness, memory and handovers of a fleet of 30 000 000 premises beside one of 1 000. With --rows ' +
        'state: what a handover leaves in the state and costs it, and how long the program takes to start from a large one. With ' +
        '--rows audit: rows of an audit a second, beside reading and splitting the same files.',
    )
    .addOption(
      new Option('--rows <rows>', 'what is measured')
        .choices(['table', 'handovers', 'fleet', 'state', 'audit'])
        .default('table'),
    )
    .addOption(
      new Option('--only <rows...>', 'with --rows table: these alone').choices(rowNames).default([], 'all of them'),
    )
    .option('--runs <n>', 'with --rows table: runs of each row, whose median counts', atLeastOne, 1)
    .option('--check', 'with --rows table: exit with 1 where a row is below its bound')
    .option('--page <file>', 'with --rows table: write a page of Markdown as well')
    .option(
      '--handovers <n>',
      'how many requests to measure; 800 of each kind, with --rows handovers 3000, fleet 500, state 100',
      atLeastOne,
    )
    .option(
      '--premises <n>',
      'of the fleet; with --rows handovers as many as they need, with --rows fleet 30 000 000, beside 1 000',
      atLeastOne,
    )
    .option('--in-flight <n>', 'with --rows handovers: how many are under way at once', atLeastOne, 32)
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
  dcc-sim bench --only complete-6.21 refused-6.21
  dcc-sim bench --only workers --runs 3
  dcc-sim bench --runs 5 --page docs/benchmarks.md
  dcc-sim bench --check --json
  dcc-sim bench --rows handovers --handovers 10000 --in-flight 64
  dcc-sim bench --rows fleet --premises 1000000
  dcc-sim bench --rows state
  dcc-sim bench --rows audit --estate-rows 3000000

The state is in the system's directory for temporary files; TMPDIR names another.`

async function bench({ rows, ...options }: BenchCommandOptions): Promise<ExitStatus> {
  if (rows === 'state') return benchOfState(options)
  if (rows === 'audit') return benchOfAudit(options)
  if (rows === 'fleet') return benchOfFleet(options)
  const status = isOnOneCore() ? null : runAgainOnOneCore()
  if (status !== null) return status as ExitStatus
  return rows === 'table' ? benchOfTable(options) : benchOfHandovers(options)
}

type OptionsOfRows = Omit<BenchCommandOptions, 'rows'>

async function benchOfTable({
  only,
  runs,
  handovers = 800,
  seed,
  check,
  page,
  json,
}: OptionsOfRows): Promise<ExitStatus> {
  const rows = only.length === 0 ? rowNames : only
  const progress = terminal.progress('runs of rows', rows.length * runs)
  const table = await benchTable({
    only,
    runs,
    requests: handovers,
    seed,
    log: commandLog(),
    progress: () => progress.advance(),
  })
  progress.finish()
  if (page !== undefined) replaceFile(page, tablePage(table))
  for (const line of json === true ? [JSON.stringify(table)] : tableLines(table)) terminal.answer(line)
  const missed = check === true ? belowBound(table) : []
  for (const row of missed) terminal.remark(belowBoundLine(row))
  return missed.length === 0 ? exitStatus.done : exitStatus.judgedFailed
}

async function benchOfHandovers({
  json,
  handovers = 3_000,
  premises,
  inFlight,
  seed,
}: OptionsOfRows): Promise<ExitStatus> {
  const progress = terminal.progress('handovers', handovers)
  const report = await measure({
    ...{ handovers, inFlight, seed },
    ...(premises === undefined ? {} : { premises }),
    log: commandLog(),
    progress: progress.advance,
  })
  progress.finish()
  if (json === true) terminal.answer(JSON.stringify(report))
  else for (const line of benchLines(report)) terminal.answer(line)
  return exitStatus.done
}

/** Handovers go through on both fleets; the small one has so many premises. */
const smallFleet = 1_000

async function benchOfFleet({
  json,
  handovers = smallFleet / 2,
  premises = 30_000_000,
  inFlight,
  seed,
}: OptionsOfRows): Promise<ExitStatus> {
  const runs = 3
  const progress = terminal.progress('runs', 2 * runs)
  const rows = await benchFleet({
    small: smallFleet,
    large: premises,
    runs,
    handOver: async (size) => {
      const said = { handovers, premises: size, 'in-flight': inFlight, seed }
      const report = await reportOfHandovers(said)
      progress.advance()
      return report
    },
  })
  progress.finish()
  for (const line of json === true ? [JSON.stringify(rows)] : fleetLines(rows, smallFleet, premises))
    terminal.answer(line)
  return exitStatus.done
}

/** Runs `bench --rows handovers` in a process of its own. */
async function reportOfHandovers(options: Readonly<Record<string, string | number>>): Promise<BenchReport> {
  const [program = ''] = process.argv.slice(1)
  const said = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const command = [...process.execArgv, program, 'bench', '--rows', 'handovers', '--json', ...said]
  const { stdout } = await execFile(process.execPath, command, { maxBuffer: 1_000_000 })
  return JSON.parse(stdout)
}

async function benchOfState({ json, handovers = 100, finished, open, seed }: OptionsOfRows): Promise<ExitStatus> {
  const rows = await benchState({ handovers, finished, open, seed, start: secondsToStart, log: commandLog('error') })
  for (const line of json === true ? [JSON.stringify(rows)] : stateLines(rows)) terminal.answer(line)
  return exitStatus.done
}

async function benchOfAudit({ json, estateRows }: OptionsOfRows): Promise<ExitStatus> {
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
