import { readFileSync } from 'node:fs'
import type { HarmlessSurvivor } from './survivors.ts'

interface Explanation {
  readonly file: string
  readonly because: string
  /** How the changed lines would read, of all survivors of the file that the reason holds for. */
  readonly reads: readonly string[]
}

const explanations = JSON.parse(
  readFileSync(new URL('./harmless.json', import.meta.url), 'utf8'),
) as readonly Explanation[]

/** Survivors that no test can kill, as the program does the same, each with why. */
export const harmless: readonly HarmlessSurvivor[] = explanations.flatMap(({ file, because, reads }) =>
  reads.map((line) => ({ file, because, reads: line })),
)
