import { parseArgs } from 'node:util'
import { createLogger } from '../simulator/environment/logger.ts'
import { assure, scenarioSeed } from '../simulator/harness/assure/assure.ts'
import type { PlayedScenario } from '../simulator/harness/assure/scenario.ts'
import { type RuleId, ruleIds } from '../simulator/network-operator-check/rules.ts'
import { byRule, disagreeing, oneOfEachRule } from './assure-mutants/disagreements.ts'
import { type Mutant, readMutants } from './assure-mutants/mutant.ts'
import { serveMutants } from './assure-mutants/serve-mutants.ts'

const help = `Proves that the scenarios of the check catch every faulty implementation in network-operator-check/mutants.

Usage: npm run assure:mutants [-- WORD…]

  WORD   only mutants whose name contains it

Every scenario is played once with our own check deciding. Each mutant is asked every question that came up, which says in
which scenarios it decides otherwise; then the first of these under each rule is played with the mutant itself deciding,
and must fail. The matrix counts, for each rule, the scenarios in which a mutant decides otherwise; * marks the rule that it
breaks, and "port" a mutant that only questions put straight to the check find out.

Exit status: 0 every mutant is caught, 1 one is not.`

const log = createLogger({ level: 'silent' })
const silently = { planned() {}, played() {} }
const judge = (check: string, only?: readonly string[]) =>
  assure({ check, strict: false, cases: 0, seed: scenarioSeed, ...(only === undefined ? {} : { only }) }, silently, log)

async function prove(words: readonly string[]): Promise<void> {
  const begun = performance.now()
  const mutants = await readMutants(words)
  const service = await serveMutants(mutants)
  const { scenarios } = await judge('enforce')
  const played = scenarios.map(({ scenario }) => scenario)
  const width = Math.max(...mutants.map(({ name }) => name.length)) + 2
  console.log(`${' '.repeat(width)}${ruleIds.map((rule) => rule.slice('NOC-'.length).padStart(4)).join('')}`)

  let caught = 0
  for (const mutant of mutants) {
    const against = disagreeing(mutant, played)
    const missedBy =
      against.length === 0 ? ['every scenario'] : await passesOf(service.addressOf(mutant), oneOfEachRule(against))
    if (missedBy.length === 0) caught += 1
    const verdict = missedBy.length === 0 ? remarkOn(against) : `SURVIVES ${missedBy.join(', ')}`
    console.log(`${mutant.name.padEnd(width)}${rowOf(mutant, against)}  ${verdict}`)
  }
  service.close()
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(`\n${caught} of ${mutants.length} mutants caught by ${played.length} scenarios in ${seconds} s`)
  process.exitCode = caught === mutants.length ? 0 : 1
}

/** Of the scenarios that should fail with a mutant deciding, those that pass all the same. */
async function passesOf(address: string, only: readonly string[]): Promise<readonly string[]> {
  const { scenarios } = await judge(address, only)
  return scenarios.filter(({ result }) => result === 'agreed').map(({ scenario }) => scenario.id)
}

function rowOf({ rule: broken }: Mutant, against: readonly PlayedScenario[]): string {
  const found = byRule(against)
  const cell = (rule: RuleId) => {
    const count = found.get(rule)?.length ?? 0
    return `${count === 0 ? '·' : count}${rule === broken ? '*' : ''}`
  }
  return ruleIds.map((rule) => cell(rule).padStart(4)).join('')
}

const remarkOn = (against: readonly PlayedScenario[]): string =>
  against.every(({ tags }) => tags.includes('@at-the-port')) ? 'port' : ''

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
})
if (values.help) console.log(help)
else await prove(positionals)
