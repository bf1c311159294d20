import { readdirSync } from 'node:fs'
import type { Flaw, Judge, Mutants } from './flawed.ts'

/** A faulty implementation of the check. */
export interface Mutant {
  readonly name: string
  readonly flaw: Flaw
  readonly judge: Judge
}

const folder = new URL('../', import.meta.url)

/** Every faulty implementation, by name: the files beside this folder hold those of a rule each. */
export async function everyMutant(): Promise<readonly Mutant[]> {
  const files = readdirSync(folder).filter((file) => file.startsWith('noc-') && file.endsWith('.ts'))
  const mutants = (await Promise.all(files.map((file) => mutantsIn(new URL(file, folder))))).flat()
  return mutants.sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function mutantsIn(address: URL): Promise<readonly Mutant[]> {
  const { mutants } = (await import(address.href)) as { mutants: Mutants }
  return Object.entries(mutants).map(([name, [flaw, judge]]) => ({ name, flaw, judge }))
}

/** One of them. @throws where there is none of the name */
export async function mutantNamed(name: string): Promise<Mutant> {
  const found = (await everyMutant()).find((mutant) => mutant.name === name)
  if (found === undefined) throw new Error(`There is no mutant ${name}`)
  return found
}
