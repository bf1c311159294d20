import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Flaw, Judge, Mutants } from './flawed.ts'

/** A faulty implementation of the check. */
export interface Mutant {
  /** The name of its file, or its name in a file of several. */
  readonly name: string
  readonly flaw: Flaw
  readonly judge: Judge
}

const folder = new URL('../', import.meta.url)

/** Every faulty implementation, by name: the rooms beside this one, a file for each, or for several of one kind. */
export async function everyMutant(): Promise<readonly Mutant[]> {
  const rooms = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'support')
    .map(({ name }) => new URL(`${name}/`, folder))
  const files = rooms.flatMap((room) =>
    readdirSync(room)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => new URL(file, room)),
  )
  const mutants = (await Promise.all(files.map(mutantsIn))).flat()
  return mutants.sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function mutantsIn(address: URL): Promise<readonly Mutant[]> {
  const module = (await import(address.href)) as { mutants?: Mutants; flaw: Flaw; default: Judge }
  if (module.mutants !== undefined)
    return Object.entries(module.mutants).map(([name, [flaw, judge]]) => ({ name, flaw, judge }))
  return [{ name: basename(fileURLToPath(address), '.ts'), flaw: module.flaw, judge: module.default }]
}
