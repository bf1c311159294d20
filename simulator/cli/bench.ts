import { type Command, InvalidArgumentError } from 'commander'
import { bench as measure } from '../harness/bench/bench.ts'
import { isOnOneCore, runAgainOnOneCore } from '../harness/bench/one-core.ts'
import { benchLines } from './bench-lines.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './output/log.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

interface BenchCommandOptions {
  readonly handovers: number
  readonly inFlight: number
  readonly seed: string
  readonly json?: boolean
}

/** `dcc-sim bench`: complete handovers per second, beside what their public-key operations alone would allow. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .summary('measure complete handovers per second, beside the floor')
    .description(
      'Hands over network operator slots on fresh devices, and measures from the making of the request until ' +
        'the supplier has verified the Service Response and the gas transporter alert N42: over HTTP, each ' +
        'request durable on disk before its I99. The floor beside it is the public-key operations of the same ' +
        'flow on bare node:crypto, in turns in the same run. All on one core if `taskset` is there.',
    )
    .option('--handovers <n>', 'how many to measure', atLeastOne, 3_000)
    .option('--in-flight <n>', 'how many are under way at once', atLeastOne, 32)
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

The state is in the system's directory for temporary files; TMPDIR names another.`

async function bench({ json, ...options }: BenchCommandOptions): Promise<ExitStatus> {
  const status = isOnOneCore() ? null : runAgainOnOneCore()
  if (status !== null) return status as ExitStatus
  const progress = terminal.progress('handovers', options.handovers)
  const report = await measure({ ...options, log: commandLog(), progress: progress.advance })
  progress.finish()
  if (json === true) terminal.answer(JSON.stringify(report))
  else for (const line of benchLines(report)) terminal.answer(line)
  return exitStatus.done
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Not a whole number of at least 1.')
  return Number(text)
}
