import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { checks } from './testing/checks.ts'
import { features } from './testing/features.ts'
import { type Job, type JobEnded, runJobs } from './testing/job.ts'
import { junitOf } from './testing/junit.ts'
import { summaryOf } from './testing/summary.ts'
import { countOf } from './testing/test-result.ts'
import { longTests, unitTests } from './testing/unit-tests.ts'

const help = `Runs everything that says whether the tree is sound: types, lint, the import gate, unit tests, features.

Usage: npm test [-- [--only PART]… [PATH…]]

  --only PART   types, lint, gate, unused, unit, features, or long; may be given more than once. Long tests play the
                recipes, whole assurances and whole programs, and run only when asked for, as does unused: what is
                exported and used by nobody
  PATH          unit tests whose path begins with it (and nothing else, unless --only says so); a long test where it
                is the whole path, or with --only long

Examples:
  npm test
  npm test -- --only unit --only features
  npm test -- simulator/gbcs
  npm test -- --only long simulator/cli

Writes reports/junit.xml. The last line is "N passed, N failed, N skipped". Exit status: 0 none failed, 1 some did,
2 wrong usage.`

const parts = ['types', 'lint', 'gate', 'unit', 'features']
const isPart = (name: string): boolean => name === 'long' || name === 'unused' || parts.includes(name)

/** The longest first, so that none of them is left for the end; results are printed as they come. */
const jobsOf = (wanted: readonly string[], within: readonly string[]): Job[] =>
  [
    wanted.includes('types') ? [checks.types, checks.consoleTypes] : [],
    wanted.includes('lint') ? [checks.lint] : [],
    wanted.includes('features') ? [features] : [],
    wanted.includes('gate') ? [checks.gate] : [],
    wanted.includes('unused') || wanted.includes('long') ? [checks.unused] : [],
    wanted.includes('unit') ? unitTests(within) : [],
    wanted.includes('long') ? longTests(within) : [],
  ].flat()

/** One more than there are processors, as jobs also wait: for each other's answers, for the disk, for outside judges. */
const atOnce = Math.min(availableParallelism() + 1, 4)

const tell: JobEnded = ({ name }, results, seconds) => {
  const [passed, failed, skipped] = [
    countOf(results, 'passed'),
    countOf(results, 'failed'),
    countOf(results, 'skipped'),
  ]
  const counts = [`${passed} passed`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} skipped`]
  console.log(`${name.padEnd(30)} ${seconds.toFixed(1).padStart(6)} s  ${counts.filter(Boolean).join(', ')}`)
}

async function run(only: readonly string[], within: readonly string[]): Promise<void> {
  const wanted = only.length > 0 ? only : within.length > 0 ? ['unit'] : parts
  const results = await runJobs(jobsOf(wanted, within), atOnce, tell)
  mkdirSync('reports', { recursive: true })
  writeFileSync('reports/junit.xml', junitOf(results))
  console.log(`\n${summaryOf(results)}`)
  process.exitCode = results.length === 0 || countOf(results, 'failed') > 0 ? 1 : 0
}

function usage(complaint: string): void {
  console.error(`${complaint}\n\n${help}`)
  process.exitCode = 2
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, only: { type: 'string', multiple: true, default: [] } },
  })
  const unknown = values.only.find((name) => !isPart(name))
  if (values.help) console.log(help)
  else if (unknown !== undefined) usage(`There is no part ${unknown}`)
  else await run(values.only, positionals)
} catch (fault) {
  if ((fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) usage((fault as Error).message)
  else throw fault
}
