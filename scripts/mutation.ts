import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { harmless } from './mutation/harmless.ts'
import { type MutatedRoom, rooms } from './mutation/rooms.ts'
import { strykerOptions } from './mutation/stryker-options.ts'
import { type Judgement, judgeMutants } from './mutation/survivors.ts'

const names = Object.keys(rooms)

const help = `Changes the source in every small way there is, one way at a time, and sees whether a test fails (Stryker).

Usage: npm run mutation [-- [--concurrency N] ROOM…]

  ROOM              ${names.join(', ')}; all of them unless said otherwise
  --concurrency N   processes at a time; 1 unless said otherwise

Examples:
  npm run mutation -- check
  npm run mutation -- check admission --concurrency 4

Takes a second or more of a processor for every mutant, and there are hundreds. Lists the survivors: those that
scripts/mutation/harmless.json explains, and those that ask for a test. reports/mutation/ROOM.html shows every mutant.
Exit status: 0 no survivor asks for a test, 1 one does, 2 wrong usage.`

async function mutate(name: string, room: MutatedRoom, concurrency: number): Promise<Judgement> {
  const mutants = await new Stryker(strykerOptions(name, room, concurrency)).runMutationTest()
  const inTree = mutants.map((mutant) => ({ ...mutant, fileName: relative('.', mutant.fileName) }))
  return judgeMutants(inTree, harmless, (file) => readFileSync(file, 'utf8'))
}

function tell(name: string, { tested, killed, explained, unexplained, superfluous }: Judgement): void {
  for (const { file, line, reads, because } of explained) console.log(`\n${file}:${line}  ${reads}\n  ${because}`)
  for (const { file, line, reads } of unexplained) console.log(`\n${file}:${line}  ${reads}\n  ASKS FOR A TEST`)
  for (const { file, reads } of superfluous)
    console.log(`\n${file}  ${reads}\n  no survivor any more: take it from the list`)
  const score = ((100 * killed) / tested).toFixed(1)
  console.log(`\n${name}: ${killed} of ${tested} mutants killed, ${score} %; ${unexplained.length} ask for a test\n`)
}

async function run(wanted: readonly string[], concurrency: number): Promise<void> {
  for (const [name, room] of Object.entries(rooms).filter(([name]) => wanted.includes(name))) {
    const judgement = await mutate(name, room, concurrency)
    tell(name, judgement)
    if (judgement.unexplained.length > 0) process.exitCode = 1
  }
}

function usage(complaint: string): void {
  console.error(`${complaint}\n\n${help}`)
  process.exitCode = 2
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, concurrency: { type: 'string', default: '1' } },
  })
  const concurrency = Number(values.concurrency)
  const unknown = positionals.find((name) => !names.includes(name))
  if (values.help) console.log(help)
  else if (unknown !== undefined) usage(`There is no room ${unknown}`)
  else if (!Number.isInteger(concurrency) || concurrency < 1) usage('--concurrency takes a positive whole number')
  else await run(positionals.length > 0 ? positionals : names, concurrency)
} catch (fault) {
  if ((fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) usage((fault as Error).message)
  else throw fault
}
