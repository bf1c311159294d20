import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CheckRequest, CheckVerdict } from '../../simulator/network-operator-check/contract.ts'
import type { RuleId } from '../../simulator/network-operator-check/rules.ts'

/** A faulty implementation of the check. */
export interface Mutant {
  readonly name: string
  /** The rule that it breaks. */
  readonly rule: RuleId
  readonly story: string
  readonly judge: (request: CheckRequest) => CheckVerdict
}

const folder = 'simulator/network-operator-check/mutants'

/** Every faulty implementation, or those whose names contain one of the given words. */
export async function readMutants(words: readonly string[]): Promise<readonly Mutant[]> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort()
  return Promise.all(names.map(readMutant))
}

async function readMutant(name: string): Promise<Mutant> {
  const { flaw, default: judge } = (await import(pathToFileURL(resolve(folder, `${name}.ts`)).href)) as {
    flaw: Pick<Mutant, 'rule' | 'story'>
    default: Mutant['judge']
  }
  return { name, ...flaw, judge }
}
