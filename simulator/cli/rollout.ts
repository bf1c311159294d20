import { type Command, InvalidArgumentError, Option } from 'commander'
import { configure } from '../harness/configuration/configuration.ts'
import { packageVersion } from '../harness/package-root.ts'
import { readAssumptions, readCauseShares, usualCauses } from '../harness/rollout/assumptions.ts'
import { type RolloutMode, rolloutModes } from '../harness/rollout/course.ts'
import { type PlayedSample, playSample } from '../harness/rollout/play-sample.ts'
import { rolloutPage } from '../harness/rollout/rollout-page.ts'
import { type FigureTable, figureTables } from '../harness/rollout/rollout-table.ts'
import { mostPremises, type RolloutPlan, type RolloutRun, workOut } from '../harness/rollout/run-rollout.ts'
import { csvLine } from '../vocabulary/csv.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { collect, wholeNumber } from './network-options.ts'
import { openOutputDirectory } from './output/output-directory.ts'
import { terminal } from './output/terminal.ts'
import { readJson } from './read-json.ts'
import { runCommand } from './run-command.ts'

interface RolloutOptions {
  readonly premises: number
  readonly days: number
  readonly wrong: number
  readonly causes?: string
  readonly check: RolloutMode | 'compare'
  readonly sample: number
  readonly set?: readonly string[]
  readonly seed?: string
  readonly report?: string
  readonly json?: boolean
}

const defaults = { premises: 20_000, days: 365, wrong: 0.1, sample: 120, check: 'compare' } as const

/** `dcc-sim rollout`: a year of installations, with and without the check. */
export function addRollout(program: Command): void {
  program
    .command('rollout')
    .summary('a year of installations, with and without the check')
    .description(
      'Installs an ESME and a GPF at each premises, day by day, with mistakes about the network operator, and works out ' +
        'which devices are out of reach, for how long, and what it costs to mend them. A sample is played through the whole ' +
        'network, and has to come out the same; the others are worked out by the check’s own code. Exits 3 if the sample does not.',
    )
    .option('--premises <n>', 'how many premises are installed', wholeNumber, defaults.premises)
    .option('--days <n>', 'in how many days', wholeNumber, defaults.days)
    .option('--wrong <share>', 'about how many of all slots a mistake is made', readShare, defaults.wrong)
    .option('--causes <file>', 'JSON: how likely each cause is, or the report.json of an audit')
    .addOption(
      new Option('--check <mode>', 'what the check does; compare is all three')
        .choices([...rolloutModes, 'compare'])
        .default(defaults.check),
    )
    .option(
      '--sample <n>',
      'how many slots are played through the whole network; 0 for none',
      wholeNumber,
      defaults.sample,
    )
    .option(
      '--set <name=value>',
      'an assumption, such as lagShare=0 (docs/reference/rollout.md); may be repeated',
      collect,
    )
    .option('--seed <text>', 'which made-up world')
    .option('--report <dir>', 'where to write a page of plots, the figures as JSON, and those of each day as CSV')
    .option('--json', 'one JSON document instead of tables')
    .addHelpText('after', examples)
    .action(runCommand(rollout))
}

const examples = `
Examples:
  dcc-sim rollout --report reports/rollout
  dcc-sim rollout --premises 5000 --check enforce --set lagShare=0
  dcc-sim rollout --wrong 0.05 --set auditEveryDays=30 --json
  dcc-sim audit --estate estate.csv --report reports/audit; dcc-sim rollout --causes reports/audit/report.json

A file for --causes; what is left out is never made:
  { "host-network": 30, "neighbouring-area": 25, "dcc-left": 5 }`

async function rollout(options: RolloutOptions): Promise<ExitStatus> {
  const plan = planOf(options)
  const output = options.report === undefined ? null : openOutputDirectory('--report', options.report)
  const bar = terminal.progress('slots', plan.premises * 2 + plan.sample * plan.modes.length)
  const { runs, sample } = workOut(plan, () => bar.advance())
  const samples: PlayedSample[] = []
  if (sample.length > 0)
    for (const mode of plan.modes) samples.push(await playSample(plan, sample, mode, { progress: () => bar.advance() }))
  bar.finish()
  const command = commandOf(options, plan)
  if (output !== null) {
    output.write('rollout.html', rolloutPage({ plan, runs, samples, command, version: packageVersion }))
    output.write('rollout.json', `${JSON.stringify(reportOf(plan, runs, samples, command), null, 2)}\n`)
    output.write('days.csv', dayLines(runs))
  }
  if (options.json === true) terminal.answer(JSON.stringify(reportOf(plan, runs, samples, command)))
  else for (const line of linesOf(plan, runs, samples)) terminal.tell(line)
  const disagreements = samples.flatMap((each) => each.disagreements)
  for (const each of disagreements.slice(0, mostTold)) terminal.remark(each)
  return disagreements.length === 0 ? exitStatus.done : exitStatus.ourFault
}

const mostTold = 20

/** @throws SimulatorFault SIM_USAGE, SIM_CONFIGURATION */
function planOf({ premises, days, wrong, causes, check, sample, set = [], seed }: RolloutOptions): RolloutPlan {
  for (const [name, value, most] of [
    ['--premises', premises, mostPremises],
    ['--days', days, 3_650],
  ] as const)
    if (value < 1 || value > most) throw new SimulatorFault('SIM_USAGE', `${name} is a number from 1 to ${most}`)
  return {
    premises,
    days,
    wrong,
    sample,
    seed: configure(seed === undefined ? {} : { seed }).seed,
    modes: check === 'compare' ? rolloutModes : [check],
    assumptions: readAssumptions(set),
    causes: causes === undefined ? usualCauses : readCauseShares(causes, readJson('--causes', causes)),
  }
}

/** The command that gives the same figures again. */
function commandOf({ causes, check, set = [] }: RolloutOptions, plan: RolloutPlan): string {
  const said: readonly (readonly [string, string | number])[] = [
    ['premises', plan.premises],
    ['days', plan.days],
    ['wrong', plan.wrong],
    ...(causes === undefined ? [] : [['causes', causes] as const]),
    ['check', check],
    ['sample', plan.sample],
    ...set.map((each) => ['set', each] as const),
    ['seed', plan.seed],
  ]
  return ['dcc-sim rollout', ...said.map(([name, value]) => `--${name} ${quotedForShell(String(value))}`)].join(' ')
}

const quotedForShell = (text: string): string =>
  /^[\w./=:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

function reportOf(
  { seed, premises, days, wrong, assumptions, causes }: RolloutPlan,
  runs: readonly RolloutRun[],
  samples: readonly PlayedSample[],
  command: string,
) {
  return {
    command,
    seed,
    premises,
    days,
    wrong,
    assumptions,
    causes,
    runs: runs.map(({ mode, totals }) => ({ check: mode, ...totals })),
    samples: samples.map(({ mode, ...each }) => ({ check: mode, ...each })),
  }
}

function dayLines(runs: readonly RolloutRun[]): string {
  const columns = runs.flatMap(({ mode, totals }) => [
    { name: `${mode}_out_of_reach`, values: totals.outOfReach },
    { name: `${mode}_waiting`, values: totals.waiting },
    { name: `${mode}_placed_wrong`, values: totals.placedWrongUpTo },
  ])
  const days = columns[0]?.values.length ?? 0
  const rows = Array.from({ length: days }, (_, day) => [
    String(day),
    ...columns.map(({ values }) => String(values[day] ?? 0)),
  ])
  return [['day', ...columns.map(({ name }) => name)], ...rows].map((row) => `${csvLine(row)}\n`).join('')
}

function* linesOf(plan: RolloutPlan, runs: readonly RolloutRun[], samples: readonly PlayedSample[]): Generator<string> {
  yield `${plan.premises} premises in ${plan.days} days, ${plan.premises * 2} network operator slots. Seed ${plan.seed}`
  for (const each of figureTables(runs)) {
    yield ''
    yield* tableLines(each, runs)
  }
  yield ''
  yield sampleLine(samples)
}

const [nameWidth, figureWidth] = [60, 10]

function* tableLines({ title, rows }: FigureTable, runs: readonly RolloutRun[]): Generator<string> {
  yield title.padEnd(nameWidth) + runs.map(({ mode }) => mode.padStart(figureWidth)).join('')
  for (const { name, values } of rows)
    yield `  ${name}`.padEnd(nameWidth) + values.map((value) => String(value ?? '-').padStart(figureWidth)).join('')
}

function sampleLine(samples: readonly PlayedSample[]): string {
  const [first] = samples
  if (first === undefined) return 'No sample was played: every figure was worked out by the check’s own code.'
  const compared = samples.reduce((sum, each) => sum + each.compared, 0)
  const otherwise = samples.reduce((sum, each) => sum + each.disagreements.length, 0)
  const verdict = otherwise === 0 ? 'all of them agree' : `${otherwise} of them do NOT agree`
  return (
    `${first.slots} slots were played through the whole network under each mode of the check, the others worked out by ` +
    `the check’s own code. On the sample ${compared} things were compared, and ${verdict}.`
  )
}

function readShare(text: string): number {
  const share = Number(text)
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new InvalidArgumentError('Not a share from 0 to 1, such as 0.1.')
  return share
}
