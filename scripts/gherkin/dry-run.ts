import { Writable } from 'node:stream'
import type { IRunOptions } from '@cucumber/cucumber/api'
import { runCucumber } from '@cucumber/cucumber/api'

// Of Cucumber's messages (https://github.com/cucumber/messages) the fields that are read here.
export interface Envelope {
  readonly gherkinDocument?: { readonly uri?: string; readonly feature?: GherkinFeature }
  readonly pickle?: Pickle
  readonly stepDefinition?: StepDefinition
  readonly parameterType?: { readonly name: string; readonly regularExpressions: readonly string[] }
  readonly testCase?: { readonly testSteps: readonly MatchedStep[] }
  readonly parseError?: { readonly source: { readonly uri?: string }; readonly message: string }
}

interface StepDefinition {
  readonly id: string
  readonly pattern: { readonly source: string; readonly type?: 'CUCUMBER_EXPRESSION' | 'REGULAR_EXPRESSION' }
  readonly sourceReference?: { readonly uri?: string }
}

interface GherkinFeature extends Tagged {
  readonly name: string
  readonly children: readonly GherkinChild[]
}

export interface GherkinChild {
  readonly background?: { readonly steps: readonly GherkinStep[] }
  readonly scenario?: GherkinScenario
  readonly rule?: Tagged & { readonly name: string; readonly children: readonly GherkinChild[] }
}

export interface GherkinScenario extends Tagged {
  readonly name: string
  readonly location: { readonly line: number }
  readonly steps: readonly GherkinStep[]
  readonly examples: readonly GherkinExamples[]
}

export interface GherkinExamples extends Tagged {
  readonly tableHeader?: GherkinRow
  readonly tableBody: readonly GherkinRow[]
}

export interface GherkinRow {
  readonly cells: readonly { readonly value: string }[]
}

export interface Tagged {
  readonly tags: readonly { readonly name: string }[]
}

export interface GherkinStep {
  readonly keywordType: 'Unknown' | 'Context' | 'Action' | 'Outcome' | 'Conjunction'
  readonly text: string
}

/** A scenario, or one row of an outline, with its names filled in. */
interface Pickle {
  readonly uri: string
  readonly name: string
  readonly steps: readonly PickleStep[]
}

interface PickleStep {
  readonly id: string
  readonly text: string
  readonly type?: GherkinStep['keywordType']
  readonly argument?: { readonly dataTable?: { readonly rows: readonly GherkinRow[] } }
}

interface MatchedStep {
  readonly pickleStepId?: string
  readonly stepDefinitionIds?: readonly string[]
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

interface Run {
  readonly definitions: string[]
  /** Which scenarios are gone through; all are read. */
  readonly tagExpression: string
}

const optionsOf = ({ definitions, tagExpression }: Run): IRunOptions => ({
  sources: { defaultDialect: 'en', paths: ['features/**/*.feature'], names: [], tagExpression, order: 'defined' },
  support: { importPaths: definitions },
  runtime: {
    dryRun: true,
    failFast: false,
    filterStacktraces: true,
    parallel: 0,
    retry: 0,
    retryTagFilter: '',
    strict: true,
    worldParameters: {},
  },
  formats: { stdout: 'summary', files: {}, publish: false, options: {} },
})

/** What Cucumber reads in our features, whatever their steps do. */
export const readFeatures = (): Promise<readonly Envelope[]> =>
  dryRun({ definitions: [], tagExpression: '@none-of-them' })

/** The same, and which definition would carry each step out. */
export function matchSteps(): Promise<readonly Envelope[]> {
  // Once in a process: definitions load a first time only.
  matched ??= dryRun({ definitions: ['step-definitions/**/!(*.test).ts'], tagExpression: '' })
  return matched
}

let matched: Promise<readonly Envelope[]> | null = null

let lastRun: Promise<unknown> = Promise.resolve()

/**
 * One after another: Cucumber keeps the definitions of a run in one place of the process, and the next run clears it.
 *
 * @throws Error where a feature cannot be read
 */
async function dryRun(run: Run): Promise<readonly Envelope[]> {
  // Awaited here, not handed on: node:test looks for the suite of a test along the chain of promises, and `lastRun` may be of another.
  const mine = lastRun.then(() => runDry(run))
  lastRun = mine.catch(() => undefined)
  return await mine
}

async function runDry(run: Run): Promise<readonly Envelope[]> {
  const read: Envelope[] = []
  const environment = { cwd: process.cwd(), stdout: nowhere(), stderr: nowhere(), env: {} }
  await runCucumber(optionsOf(run), environment, (message) => void read.push(message as Envelope))
  const flaw = read.find(({ parseError }) => parseError !== undefined)?.parseError
  if (flaw !== undefined) throw new Error(`${flaw.source.uri}: ${flaw.message}`)
  return read
}
