import { type Command, InvalidArgumentError, Option } from 'commander'
import { assuranceLines } from '../harness/assure/assurance-lines.ts'
import { summaryOf } from '../harness/assure/assurance-summary.ts'
import { type Assurance, assure, assureByCases, scenarioSeed } from '../harness/assure/assure.ts'
import { caseLines } from '../harness/assure/cases/case-lines.ts'
import type { CaseReport } from '../harness/assure/cases/compare-cases.ts'
import { writeReport } from '../harness/assure/report/write-report.ts'
import { type RuleId, ruleIds } from '../harness/index.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './log.ts'
import { openOutputDirectory } from './output-directory.ts'
import { runCommand } from './run-command.ts'
import { terminal } from './terminal.ts'

interface AssureOptions {
  readonly check: string
  readonly strict?: boolean
  readonly json?: boolean
  readonly seed: string
  readonly cases?: number
  readonly report?: string
  readonly rule?: RuleId
  readonly only?: readonly string[]
}

/** `dcc-sim assure`: says, rule by rule, what an implementation of the check lets through and what it wrongly stops. */
export function addAssure(program: Command): void {
  program
    .command('assure')
    .summary('judge an implementation of the check, rule by rule')
    .description(
      'Plays every scenario of the Network Operator Certificate check with an implementation deciding, and prints, rule by\n' +
        'rule, what it let through that should be refused, what it wrongly stopped, and where it gave no verdict. Exits 1 on\n' +
        'any disagreement.',
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
    .option('--cases <n>', 'compare the verdicts on n random questions too, hostile ones among them', wholeNumber)
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
  dcc-sim assure --check ./our-check.mjs --cases 2000 --seed 7`

async function judge(options: AssureOptions): Promise<ExitStatus> {
  const report = options.report === undefined ? null : openOutputDirectory('--report', options.report)
  const assurance = await judgeByScenarios(options)
  const { check, seed, cases: count } = options
  const cases = count === undefined ? null : await assureByCases({ check, seed, cases: count }, commandLog())
  if (options.json === true) terminal.answer(JSON.stringify(summaryOf(assurance, cases)))
  else for (const line of linesOf(assurance, cases)) terminal.tell(line)
  if (report !== null) writeReport(report.write, { assurance, cases })
  const agreed =
    assurance.scenarios.every(({ fared }) => fared === 'agreed') && (cases?.disagreements.length ?? 0) === 0
  return agreed ? exitStatus.done : exitStatus.judgedFailed
}

function* linesOf(assurance: Assurance, cases: CaseReport | null): Generator<string> {
  yield* assuranceLines(assurance)
  if (cases !== null) yield* caseLines(cases, assurance)
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
