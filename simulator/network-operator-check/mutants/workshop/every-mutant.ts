import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Flaw, Judge } from './flawed.ts'

/** A faulty implementation of the check. */
export interface Mutant {
  /** The name of its file. */
  readonly name: string
  /** The path that `--check` takes. */
  readonly path: string
  readonly flaw: Flaw
  readonly judge: Judge
}

const folder = new URL('../', import.meta.url)

/** Every faulty implementation, by name. */
export async function everyMutant(): Promise<readonly Mutant[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
  return Promise.all(files.map(mutantIn))
}

async function mutantIn(file: string): Promise<Mutant> {
  const address = new URL(file, folder)
  const { flaw, default: judge } = (await import(address.href)) as { flaw: Flaw; default: Judge }
  return { name: file.replace(/\.ts$/, ''), path: fileURLToPath(address), flaw, judge }
}
