import { type ChaosOptions, runChaos } from './run-chaos.ts'

/** How often a mutant is looked for: which process dies in the middle of what is chance. */
const attempts = 3

const handovers = 150

/** A mutant, and what it is to be found by. */
type MutantOptions = Omit<ChaosOptions, 'handovers'> & { readonly mutant: string }

/** Looks for a mutant in a few short runs, each of another seed. @returns a sentence that finds it out; null where the account is in order every time */
export async function foundOut(options: MutantOptions): Promise<string | null> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { account } = await runChaos({ ...options, handovers, seed: `${options.seed} ${attempt}` })
    const [first] = account.broken
    if (first !== undefined) return first
  }
  return null
}
