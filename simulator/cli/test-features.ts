import { resolve } from 'node:path'
import type { Command } from 'commander'
import { scenarioSeed } from '../harness/assure/assure.ts'
import { checkFromHere, openCheckUnderTest } from '../harness/assure/check-under-test.ts'
import { featuresNamed, placeOf } from '../harness/assure/own-features.ts'
import { playScenarios } from '../harness/assure/play-scenarios.ts'
import { failedStep, type PlayedScenario } from '../harness/assure/scenario.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { commandLog } from './output/log.ts'
import { openOutputDirectory } from './output/output-directory.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

interface TestOptions {
  readonly tags?: string
  readonly check: string
  readonly seed: string
  readonly report?: string
  readonly json?: boolean
}

/** `dcc-sim test`: plays somebody's own scenarios with the package's steps. */
export function addTest(program: Command): void {
  program
    .command('test')
    .summary('play your own scenarios (.feature files) with the steps of this package')
    .description(
      'Plays your Gherkin features. Each scenario has its own network, with a clock that stands still until a ' +
        'step moves it. The steps are those of the package: docs/reference/steps.md lists them, each with an ' +
        'example. Exits 1 if a scenario fails.',
    )
    .argument('<files...>', 'features, file:line for one scenario, or folders with features below them')
    .option('--tags <expression>', "only scenarios with these tags, such as '@esme and not @slow'")
    .option(
      '--check <name>',
      'who decides: enforce|monitor|off (ours), http(s)://…, exec:COMMAND, or a module path',
      'enforce',
    )
    .option('--seed <text>', 'fixes the world of the scenarios', scenarioSeed)
    .option('--report <directory>', 'write features.html and junit.xml there')
    .option('--json', 'one line of JSON for each scenario instead of words')
    .addHelpText('after', examples)
    .action(runCommand(test))
}

const examples = `
Examples:
  dcc-sim test our-handovers.feature
  dcc-sim test features/ --tags '@nightly' --report reports
  dcc-sim test our-handovers.feature:12 --check ./our-check.mjs`

async function test(names: readonly string[], options: TestOptions): Promise<ExitStatus> {
  const { tags = '', seed, check, report, json = false } = options
  const paths = featuresNamed(names)
  // A wrong name is better told before a run than in it.
  await (await openCheckUnderTest(check, commandLog())).close()
  if (report !== undefined) openOutputDirectory('--report', report)
  const reports = report === undefined ? {} : reportsIn(resolve(report))
  const tell = json ? tellAsJson : tellInWords()
  const played = await playScenarios(
    { tags, paths, reports },
    { check: checkFromHere(check), strict: true, seed },
    { planned: () => {}, played: tell },
  )
  const failed = played.filter(hasFailed).length
  if (!json) terminal.answer(`\n${inWords(played.length - failed)} passed, ${failed} failed. Seed ${seed}`)
  return failed === 0 ? exitStatus.done : exitStatus.judgedFailed
}

const inWords = (count: number): string => (count === 1 ? '1 scenario' : `${count} scenarios`)

const reportsIn = (directory: string) =>
  ({ [`${directory}/features.html`]: 'html', [`${directory}/junit.xml`]: 'junit' }) as const

const hasFailed = ({ steps }: PlayedScenario): boolean => steps.some(({ status }) => status !== 'passed')

function tellAsJson(scenario: PlayedScenario): void {
  const { id, feature, clause, name, tags, seconds, steps } = scenario
  const step = failedStep(scenario)
  terminal.answer(
    JSON.stringify({
      scenario: placeOf(id),
      feature,
      clause,
      name,
      tags,
      outcome: hasFailed(scenario) ? 'failed' : 'passed',
      seconds,
      failedStep: step === undefined ? null : { text: step.text, message: step.message },
      steps: steps.length,
    }),
  )
}

/** A line for each scenario, under the title of its feature; what happened in it where it failed. */
function tellInWords(): (scenario: PlayedScenario) => void {
  let title = ''
  return (scenario) => {
    if (scenario.feature !== title) terminal.answer(`\n${scenario.feature}`)
    title = scenario.feature
    terminal.answer(`  ${hasFailed(scenario) ? 'FAILED' : 'passed'}  ${scenario.name}`)
    if (hasFailed(scenario)) for (const line of accountOf(scenario)) terminal.answer(`          ${line}`)
  }
}

function* accountOf(scenario: PlayedScenario): Generator<string> {
  yield `at ${placeOf(scenario.id)}`
  const step = failedStep(scenario)
  if (step !== undefined) for (const line of `${step.text}: ${step.message}`.split('\n')) yield line
  for (const { requestId, lines } of scenario.transcripts) {
    yield `request ${requestId}`
    for (const { at, who, what, details } of lines) {
      yield `  ${at} ${who}: ${what}`
      for (const detail of details) yield `    ${detail}`
    }
  }
}
