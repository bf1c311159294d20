import { Writable } from 'node:stream'
import type { IRunOptions } from '@cucumber/cucumber/api'
import { runCucumber } from '@cucumber/cucumber/api'

// Of Cucumber's messages (https://github.com/cucumber/messages) the fields that are read here.
export interface Envelope {
  readonly gherkinDocument?: { readonly uri?: string; readonly feature?: GherkinFeature }
  readonly pickle?: Pickle
  readonly stepDefinition?: { readonly id: string; readonly pattern: { readonly source: string } }
  readonly testCase?: { readonly testSteps: readonly MatchedStep[] }
  readonly parseError?: { readonly source: { readonly uri?: string }; readonly message: string }
}

export interface GherkinFeature extends Tagged {
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
export interface Pickle {
  readonly uri: string
  readonly name: string
  readonly steps: readonly { readonly id: string; readonly text: string }[]
}

interface MatchedStep {
  readonly pickleStepId?: string
  readonly stepDefinitionIds?: readonly string[]
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

const optionsWith = (importPaths: string[]): IRunOptions => ({
  sources: { defaultDialect: 'en', paths: ['features/**/*.feature'], names: [], tagExpression: '', order: 'defined' },
  support: { importPaths },
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
export const readFeatures = once(() => dryRun([]))

/** The same, and which definition would carry each step out. */
export const matchSteps = once(() => dryRun(['step-definitions/**/!(*.test).ts']))

/** Modules are loaded once in a process, so that definitions are known to the first run alone. */
function once(read: () => Promise<readonly Envelope[]>): () => Promise<readonly Envelope[]> {
  let messages: Promise<readonly Envelope[]> | null = null
  return () => {
    messages ??= read()
    return messages
  }
}

/** @throws Error where a feature cannot be read */
async function dryRun(importPaths: string[]): Promise<readonly Envelope[]> {
  const read: Envelope[] = []
  const environment = { cwd: process.cwd(), stdout: nowhere(), stderr: nowhere(), env: {} }
  await runCucumber(optionsWith(importPaths), environment, (message) => void read.push(message as Envelope))
  const flaw = read.find(({ parseError }) => parseError !== undefined)?.parseError
  if (flaw !== undefined) throw new Error(`${flaw.source.uri}: ${flaw.message}`)
  return read
}
