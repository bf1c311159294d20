import { type Command, InvalidArgumentError, Option } from 'commander'
import { requireDatabases } from '../environment/sqlite.ts'
import { readUserText } from '../environment/user-file.ts'
import {
  type Changes,
  changeLines,
  changesSince,
  type EarlierReport,
  readEarlierReport,
} from '../harness/assure/against.ts'
import { assuranceLines } from '../harness/assure/assurance-lines.ts'
import { summaryOf } from '../harness/assure/assurance-summary.ts'
import { verdictOf } from '../harness/assure/assurance-verdict.ts'
import { type Assurance, assure, scenarioSeed, usualCases } from '../harness/assure/assure.ts'
import { writeReport } from '../harness/assure/report/write-report.ts'
import { type RuleId, ruleIds } from '../harness/index.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './output/log.ts'
import { openOutputDirectory } from './output/output-directory.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

interface AssureOptions {
  readonly check: string
  readonly strict?: boolean
  readonly json?: boolean
  readonly seed: string
  readonly cases?: number
  readonly report?: string
  readonly against?: string
  readonly rule?: RuleId
  readonly only?: readonly string[]
}

/** `dcc-sim assure`: says, rule by rule, what an implementation of the check lets through and what it wrongly stops. */
export function addAssure(program: Command): void {
  program
    .command('assure')
    .summary('judge an implementation of the check, rule by rule')
    .description(
      'Plays every scenario of the Network Operator Certificate check with an implementation, asks it random ' +
        'questions and questions with one thing changed, and prints what it wrongly let through, what it wrongly ' +
        'stopped, and where it gave no verdict. PASS exits 0, FAIL 1. A partial run says PARTIAL.',
    )
    .option(
      '--check <name>',
      'who is judged: enforce|monitor|off (ours), http(s)://…, exec:COMMAND, or a module path',
      'enforce',
    )
    .option('--strict', 'judge the rule, the reason and the warnings of each verdict too, not its outcome alone')
    .addOption(new Option('--rule <rule>', 'only the scenarios of one rule').choices(ruleIds))
    .option('--only <file:line>', 'only this scenario; may be repeated', collect)
    .option('--seed <text>', 'fixes the world of the scenarios, and the random cases', scenarioSeed)
    .option(
      '--cases <n>',
      `ask n random questions too, and twice as many with one thing changed (default: ${usualCases}; none with --rule or --only)`,
      wholeNumber,
    )
    .option('--against <report.json>', 'say what has changed since the run that wrote this report')
    .option('--report <directory>', 'write report.html, junit.xml and report.json there')
    .option('--json', 'one JSON document instead of a table')
    .addHelpText('after', examples)
    .action(runCommand(judge))
}

const examples = `
Examples:
  dcc-sim assure --check http://localhost:9000/check
  dcc-sim assure --check ./our-check.mjs --strict --report reports/assurance
  dcc-sim assure --check 'exec:java -cp our.jar Check' --rule NOC-10
  dcc-sim assure --check ./our-check.mjs --cases 2000 --seed 7
  dcc-sim assure --check ./our-check.mjs --report new --against old/report.json`

async function judge(options: AssureOptions): Promise<ExitStatus> {
  const report = options.report === undefined ? null : openOutputDirectory('--report', options.report)
  // Without them scenarios fail, and the implementation is not to be blamed for it.
  requireDatabases()
  const earlier = options.against === undefined ? null : earlierReport(options.against)
  const assurance = await judgeByScenarios(options)
  const changes = earlier === null ? null : changesSince(earlier, assurance)
  if (options.json === true)
    terminal.answer(JSON.stringify({ ...summaryOf(assurance), ...(changes === null ? {} : { changes }) }))
  else for (const line of linesOf(assurance, changes)) terminal.tell(line)
  if (report !== null) writeReport(report.write, { assurance, changes })
  return verdictOf(assurance).passed ? exitStatus.done : exitStatus.judgedFailed
}

function* linesOf(assurance: Assurance, changes: Changes | null): Generator<string> {
  yield* assuranceLines(assurance)
  if (changes === null) return
  yield ''
  yield `Since the report of ${changes.at}:`
  for (const line of changeLines(changes)) yield `  ${line}`
}

function earlierReport(path: string): EarlierReport {
  try {
    return readEarlierReport(readUserText(path), path)
  } catch (fault) {
    if (fault instanceof SimulatorFault) throw fault
    throw new SimulatorFault('SIM_USAGE', `--against ${path} cannot be read: ${(fault as Error).message}`)
  }
}

async function judgeByScenarios({ strict = false, ...options }: AssureOptions): Promise<Assurance> {
  let progress: ReturnType<typeof terminal.progress> | null = null
  const listener = {
    planned: (count: number) => {
      progress = terminal.progress('scenarios', count)
    },
    played: () => progress?.advance(),
  }
  try {
    return await assure({ ...options, strict }, listener, commandLog())
  } finally {
    ;(progress as ReturnType<typeof terminal.progress> | null)?.finish()
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Not a whole number.')
  return Number(text)
}

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]
