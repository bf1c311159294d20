import { basename } from 'node:path'
import { readSourceTree } from '../import-gate/source-tree.ts'
import { findViolations } from '../import-gate/violations.ts'
import { runProcess } from './child-process.ts'
import type { Job } from './job.ts'
import type { TestResult } from './test-result.ts'

const limitInSeconds = 400

/** A job of one result: it passed, or this is what is wrong. */
function check(name: string, complaints: () => Promise<string | null>): Job {
  return {
    name,
    async run() {
      const begun = performance.now()
      const detail = await complaints()
      const seconds = (performance.now() - begun) / 1000
      const result: TestResult = {
        suite: name,
        name,
        status: detail === null ? 'passed' : 'failed',
        seconds,
        detail: detail ?? '',
      }
      return [result]
    },
  }
}

/** @param program a script of Node's: what npm puts into `.bin` cannot be started so on Windows */
const command = (name: string, program: string, parameters: readonly string[]): Job =>
  check(name, async () => {
    const all = [`node_modules/${program}`, ...parameters]
    const { succeeded, how, output } = await runProcess(process.execPath, all, limitInSeconds)
    return succeeded ? null : `${output.trim()}\n${basename(program)}: ${how}`
  })

/**
 * A check of types. One checker, as each of several works out for itself what the types of all files are: that takes a third more of
 * the processor. What a check has found out of files that have not changed since, the next one takes from a file.
 */
const types = (name: string, project: string, memory: string): Job =>
  command(name, 'typescript/bin/tsc', [
    ...['--project', project, '--pretty', 'false', '--checkers', '1'],
    ...['--incremental', '--tsBuildInfoFile', `reports/${memory}.tsbuildinfo`],
  ])

/** What holds of the source before any of it is run. */
export const checks: Readonly<Record<'types' | 'consoleTypes' | 'lint' | 'gate' | 'unused', Job>> = {
  types: types('types', 'tsconfig.json', 'types'),
  consoleTypes: types('types of the console', 'simulator/console', 'console-types'),
  lint: command('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--colors=off', '.']),
  unused: command('unused', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  gate: check('gate', async () => {
    const violations = findViolations(readSourceTree('.'))
    return violations.length === 0 ? null : violations.join('\n')
  }),
}
