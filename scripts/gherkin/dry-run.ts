import { Writable } from 'node:stream'
import type { IRunOptions } from '@cucumber/cucumber/api'
import { runCucumber } from '@cucumber/cucumber/api'
import type { Envelope, ParameterType, ParseError } from '@cucumber/messages'
import { Query } from '@cucumber/query'

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

/** What Cucumber said while it went through features without carrying a step out. */
export interface DryRun {
  readonly query: Query
  /** The query does not remember them. */
  readonly parameterTypes: readonly ParameterType[]
}

/**
 * What Cucumber reads in our features, whatever their steps do.
 *
 * @throws Error where a feature cannot be read
 */
export const readFeatures = async (): Promise<Query> =>
  (await dryRun({ definitions: [], tagExpression: '@none-of-them' })).query

/**
 * The same, and which definition would carry each step out.
 *
 * @throws Error where a feature cannot be read
 */
export function matchSteps(): Promise<DryRun> {
  // Once in a process: definitions load a first time only.
  matched ??= dryRun({ definitions: ['step-definitions/**/!(*.test).ts'], tagExpression: '' })
  return matched
}

let matched: Promise<DryRun> | null = null

let lastRun: Promise<unknown> = Promise.resolve()

/** One after another: Cucumber keeps the definitions of a run in one place of the process, and the next run clears it. */
async function dryRun(run: Run): Promise<DryRun> {
  // Awaited here, not handed on: node:test looks for the suite of a test along the chain of promises, and `lastRun` may be of another.
  const mine = lastRun.then(() => runDry(run))
  lastRun = mine.catch(() => undefined)
  return await mine
}

async function runDry(run: Run): Promise<DryRun> {
  const query = new Query()
  const parameterTypes: ParameterType[] = []
  const unreadable: ParseError[] = []
  const environment = { cwd: process.cwd(), stdout: nowhere(), stderr: nowhere(), env: {} }
  await runCucumber(optionsOf(run), environment, (message: Envelope) => {
    query.update(message)
    if (message.parameterType) parameterTypes.push(message.parameterType)
    if (message.parseError) unreadable.push(message.parseError)
  })
  for (const { source, message } of unreadable) throw new Error(`${source.uri}: ${message}`)
  return { query, parameterTypes }
}
