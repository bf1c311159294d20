import type { Command } from 'commander'
import { bringUp } from '../harness/network.ts'
import { packageVersion } from '../harness/package-root.ts'
import type { FlowReport } from '../harness/rehearsal/play-flow.ts'
import type { RehearsalFacts } from '../harness/rehearsal/rehearsal-page.ts'
import { flowsTagged, rehearse } from '../harness/rehearsal/rehearse.ts'
import { reportLines } from '../harness/rehearsal/report-lines.ts'
import { storiesTagged } from '../harness/rehearsal/stories.ts'
import { playStory, type Story, type StoryReport, storyLines } from '../harness/rehearsal/story.ts'
import { openTestBed, type TestBed } from '../harness/rehearsal/test-bed.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addNetworkOptions, configurationFrom, type NetworkOptions } from './network-options.ts'
import { commandLog } from './output/log.ts'
import { openOutputDirectory } from './output/output-directory.ts'
import { terminal } from './output/terminal.ts'
import { summaryOf, writeRehearsalReport } from './rehearsal-report.ts'
import { runCommand } from './run-command.ts'

interface RehearseOptions extends NetworkOptions {
  readonly json?: boolean
  readonly report?: string
}

/** `dcc-sim rehearse`: plays scripted flows end to end on a network of its own. */
export function addRehearse(program: Command): void {
  const command = program
    .command('rehearse')
    .summary('play scripted flows end to end, and say whether each ended as scripted')
    .description(
      'Brings up a network on free ports, plays the flows that have all of the tags (without tags, all flows), ' +
        'and prints who sent what to whom. Exits 0 if every flow ended as scripted. The stories @install-and-commission, ' +
        '@change-of-supplier and @harm, and one for each group of Service Requests (@tariff-change, @top-up, @debt, @reads, ' +
        '@load-control, @firmware; @group for all six), and @month, are told by their tags alone, each on one home and a virtual clock.',
    )
    .argument('[tags...]', 'such as @wrong-network or gpf')
    .option('--report <directory>', 'write there a page for a browser, the transcripts, and a summary in JSON')
    .option('--json', 'one JSON document a flow instead of lines')
    .addHelpText('after', examples)
  addNetworkOptions(command).action(runCommand(rehearseAlone))
}

const examples = `
Examples:
  dcc-sim rehearse
  dcc-sim rehearse @wrong-network @gpf
  dcc-sim rehearse @install-and-commission
  dcc-sim rehearse @change-of-supplier
  dcc-sim rehearse @harm
  dcc-sim rehearse @top-up
  dcc-sim rehearse --deterministic --seed 7 --report reports/rehearsal`

async function rehearseAlone(tags: readonly string[], options: RehearseOptions): Promise<ExitStatus> {
  const told = storiesTagged(tags)
  if (told.length > 0) return tellStories(told, options)
  const chosen = flowsTagged(tags)
  const report = options.report === undefined ? null : openOutputDirectory('--report', options.report)
  const configuration = configurationFrom(options, { port: 0, smkiPort: 0, harnessPort: 0 })
  const testBed = await openTestBed(await bringUp(configuration, commandLog()))
  try {
    const reports = await playAndPrint(testBed, chosen, options.json === true)
    if (report !== null) writeRehearsalReport(report, factsOf(testBed), reports)
    return reports.every(({ complaints }) => complaints.length === 0) ? exitStatus.done : exitStatus.judgedFailed
  } finally {
    await testBed.close()
  }
}

/** On a virtual clock, as stories wait for what does not come. */
async function tellStories(chosen: readonly Story[], options: RehearseOptions): Promise<ExitStatus> {
  const report = options.report === undefined ? null : openOutputDirectory('--report', options.report)
  const preset = { port: 0, smkiPort: 0, harnessPort: 0, deterministic: true, premises: premisesOfStories }
  const testBed = await openTestBed(await bringUp(configurationFrom(options, preset), commandLog()))
  const reports: StoryReport[] = []
  try {
    for (const story of chosen) {
      const played = await playStory(story, testBed)
      reports.push(played)
      if (options.json === true) terminal.answer(JSON.stringify(storySummary(played)))
      else for (const line of ['', ...storyLines(played)]) terminal.tell(line)
    }
    report?.write('transcript.txt', `${reports.flatMap((each) => [...storyLines(each), '']).join('\n')}\n`)
    report?.write('summary.json', `${JSON.stringify(reports.map(storySummary), null, 2)}\n`)
    return reports.every(({ complaints }) => complaints.length === 0) ? exitStatus.done : exitStatus.judgedFailed
  } finally {
    await testBed.close()
  }
}

/** None costs anything until it is looked at, and homes as stories want them are rare. */
const premisesOfStories = 50_000

const storySummary = ({ story, premises, lines, complaints }: StoryReport) => ({
  title: story.title,
  tags: story.tags,
  devices: premises.devices,
  steps: lines,
  complaints,
})

function factsOf({ network: { configuration, deciding, dcc } }: TestBed): RehearsalFacts {
  const { seed, premises, deterministic } = configuration
  return { seed, premises, deterministic, check: deciding.name, checkMode: dcc.check.mode, version: packageVersion }
}

/** Plays flows, telling of each as it ends, and sums up. */
export async function playAndPrint(
  testBed: TestBed,
  chosen: ReturnType<typeof flowsTagged>,
  asJson: boolean,
): Promise<readonly FlowReport[]> {
  const reports: FlowReport[] = []
  for await (const report of rehearse(chosen, testBed)) {
    reports.push(report)
    if (asJson) terminal.answer(JSON.stringify(summaryOf(report)))
    else for (const line of ['', ...reportLines(report, terminal.columns)]) terminal.tell(line)
  }
  if (!asJson) for (const line of ['', summaryLine(reports, testBed)]) terminal.tell(line)
  return reports
}

function summaryLine(reports: readonly FlowReport[], { network }: TestBed): string {
  const failed = reports.filter(({ complaints }) => complaints.length > 0).length
  const handedOver = reports.flatMap(({ attempts }) => attempts).filter(({ finalCode }) => finalCode === 'I0').length
  const kept = reports.flatMap(({ attempts }) => attempts).filter(({ finalCode }) => finalCode === null).length
  return (
    `${reports.length} flows rehearsed: ${reports.length - failed} ended as scripted, ${failed} did not; ` +
    `${handedOver} slots handed over, ${kept} requests refused before the device. Seed ${network.configuration.seed}`
  )
}
