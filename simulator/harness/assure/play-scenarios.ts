import { Writable } from 'node:stream'
import type { IRunOptions, ISupportCodeLibrary } from '@cucumber/cucumber/api'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { packageRoot, stepDefinitions } from '../package-root.ts'
import { createMessageReader } from './message-reader.ts'
import { asNamed } from './own-features.ts'
import type { PlayedScenario, PlayListener } from './scenario.ts'

export interface ScenarioSelection {
  /** A tag expression of Cucumber: `@NOC-10 and not @at-the-port`. */
  readonly tags: string
  /** Files, or `file:line`, from the package's root; every feature where absent. */
  readonly paths?: readonly string[]
  /** Files that Cucumber is to report to, each with the name of its format; from the package's root too. */
  readonly reports?: Readonly<Record<string, 'html' | 'junit'>>
}

export interface RunParameters {
  readonly check: string
  readonly strict: boolean
  readonly seed: string
}

/** Where Cucumber's own reports go: ours take their place. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Modules are loaded once in a process, so their steps are known to the first run alone and handed to the next. */
let support: ISupportCodeLibrary | null = null

/**
 * Plays scenarios with the package's steps, of its own features unless others are named, one after another, with an implementation of the check deciding.
 *
 * @throws SimulatorFault SIM_INVARIANT where Cucumber could not begin or end the run; SIM_USAGE where a feature cannot be
 *         read or nothing is selected
 */
export async function playScenarios(
  { tags, paths = ['features/**/*.feature'], reports = {} }: ScenarioSelection,
  parameters: RunParameters,
  listener: PlayListener,
): Promise<readonly PlayedScenario[]> {
  const { runCucumber } = await import('@cucumber/cucumber/api')
  const played: PlayedScenario[] = []
  const { Query } = await import('@cucumber/query')
  const reader = createMessageReader(new Query(), {
    planned: listener.planned,
    played(scenario) {
      played.push(scenario)
      listener.played(scenario)
    },
  })
  const options: IRunOptions = {
    sources: { defaultDialect: 'en', paths: [...paths], names: [], tagExpression: tags, order: 'defined' },
    support: support ?? { importPaths: [stepDefinitions] },
    runtime: runtimeWith({ ...parameters, evidence: true }),
    formats: { stdout: 'summary', files: { ...reports }, publish: false, options: {} },
  }
  const environment = { cwd: packageRoot, stdout: nowhere(), stderr: nowhere(), env: {} }
  const run = await runCucumber(options, environment, (message) => reader.read(message))
  support = run.support
  const unreadable = reader.unreadableFeature()
  if (unreadable !== null) throw new SimulatorFault('SIM_USAGE', `A feature cannot be read: ${unreadable}`)
  const failure = reader.failureOfRun()
  if (failure !== null) throw new SimulatorFault('SIM_INVARIANT', `The features did not run: ${failure}`)
  if (played.length === 0)
    throw new SimulatorFault(
      'SIM_USAGE',
      `No scenario is selected${tags && ` by ${tags}`} in ${paths.map(asNamed).join(', ')}`,
    )
  return played
}

const runtimeWith = (worldParameters: IRunOptions['runtime']['worldParameters']): IRunOptions['runtime'] => ({
  dryRun: false,
  failFast: false,
  filterStacktraces: true,
  // One after another: a scenario is so small that workers of their own would cost more than they save.
  parallel: 0,
  retry: 0,
  retryTagFilter: '',
  strict: true,
  worldParameters,
})
