import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromSource, projectDirectory } from '../../certs/testing/judges.ts'
import { type Ended, runProcess } from '../testing/child-process.ts'

/** A user's directory, where `dcc-simulator` is the library's source. */
export interface Consumer {
  readonly directory: string
  write(name: string, text: string): void
  /** Runs node there, with what it needs to read our source. */
  node(...parameters: readonly string[]): Promise<Ended>
  /** Type-checks all that was written. */
  types(...names: readonly string[]): Promise<Ended>
  remove(): void
}

/** A test file that is run on its own reports to nobody above it. */
const { NODE_TEST_CONTEXT: _, ...environment } = process.env

const limitInSeconds = 120
const library = join(projectDirectory, 'simulator/library/index.ts')

export function createConsumer(): Consumer {
  const directory = mkdtempSync(join(tmpdir(), 'consumer-'))
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  write('package.json', JSON.stringify({ private: true, type: 'module' }))
  write('node_modules/dcc-simulator/package.json', JSON.stringify({ type: 'module', exports: './index.js' }))
  write('node_modules/dcc-simulator/index.js', `export * from ${JSON.stringify(pathToFileURL(library).href)}\n`)
  return {
    directory,
    write,
    node: (...parameters) =>
      runProcess(process.execPath, [...fromSource, ...parameters], limitInSeconds, directory, environment),
    types(...names) {
      write('tsconfig.json', JSON.stringify(configurationOf(names)))
      return runProcess(process.execPath, [compiler, '--project', 'tsconfig.json'], limitInSeconds, directory)
    },
    remove: () => rmSync(directory, { recursive: true }),
  }
}

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/** The project's own strictness, with its source in the place of the package's types. */
const configurationOf = (files: readonly string[]) => ({
  extends: join(projectDirectory, 'tsconfig.json'),
  compilerOptions: {
    allowJs: true,
    checkJs: true,
    paths: { 'dcc-simulator': [library] },
    typeRoots: [join(projectDirectory, 'node_modules/@types')],
  },
  include: [],
  files,
})
