import type { Command } from 'commander'
import { type StateReport, verifyState } from '../environment/store/verify.ts'
import { statesOfWorkersIn } from '../harness/workers/states-of-workers.ts'
import { formatInstant } from '../vocabulary/instant.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

const examples = `
Examples:
  dcc-sim state verify ./state
  dcc-sim state verify ./state --json

Exits 0 if everything is as it was written, 1 if not.`

/** `dcc-sim state verify`: what a state directory holds, and whether all of it is as it was written. */
export function addState(program: Command): void {
  program
    .command('state')
    .summary('what a state directory holds')
    .addHelpText('after', examples)
    .command('verify')
    .summary('read everything that a state directory holds, and say what is damaged')
    .description(
      'Reads a whole state directory, compares it with its checksums, and says what it holds and what is ' +
        'damaged; so of each worker of `up --workers`, which has a directory below it. The directory must not be in use.',
    )
    .argument('<directory>', 'the directory that `up --state` was given')
    .option('--json', 'one JSON document instead of lines')
    .addHelpText('after', examples)
    .action(runCommand(verify))
}

async function verify(directory: string, { json }: { readonly json?: boolean }): Promise<ExitStatus> {
  const report = verifyState(directory)
  const workers = statesOfWorkersIn(directory).map(verifyState)
  const reports = [report, ...workers]
  for (const line of json ? [JSON.stringify({ ...report, workers })] : reports.flatMap(linesOf)) terminal.answer(line)
  return reports.every(({ complaints }) => complaints.length === 0) ? exitStatus.done : exitStatus.judgedFailed
}

const linesOf = (report: StateReport): string[] => [
  `${report.directory}: ${report.complaints.length === 0 ? 'as it was written' : 'DAMAGED'}, ${report.octets} octets`,
  `  last written   ${report.lastInstant === null ? 'no time was kept' : formatInstant(report.lastInstant)}`,
  `  values         ${report.values}`,
  `  claims         ${report.claims}`,
  `  works          ${report.works}`,
  `  records        ${report.entries} of ${report.subjects} requests and devices`,
  ...(report.recoveredPages > 0
    ? [`  recovered      ${report.recoveredPages} pages from a process that was ended`]
    : []),
  ...report.complaints.map((complaint) => `  damaged        ${complaint}`),
]
