import type { MutantResult } from '@stryker-mutator/api/core'

/** A change of the source that no test notices. */
interface Survivor {
  readonly file: string
  readonly line: number
  /** The changed lines as they would read, in one line: what a survivor is known by, as line numbers do not last. */
  readonly reads: string
}

/** A survivor that changes nothing, and why. */
export interface HarmlessSurvivor {
  readonly file: string
  readonly reads: string
  readonly because: string
}

export interface Judgement {
  readonly tested: number
  readonly killed: number
  readonly unexplained: readonly Survivor[]
  readonly explained: readonly (Survivor & { readonly because: string })[]
  /** Explanations of this room's files whose mutant is gone or is killed by now. */
  readonly superfluous: readonly HarmlessSurvivor[]
}

type Position = MutantResult['location']['start']

/** What Stryker says of a mutant, as far as it is looked at. */
export type JudgedMutant = Pick<MutantResult, 'fileName' | 'location' | 'replacement' | 'status'>

const isKilled = ({ status }: JudgedMutant): boolean => status === 'Killed' || status === 'Timeout'
const isSurvivor = ({ status }: JudgedMutant): boolean => status === 'Survived' || status === 'NoCoverage'

/**
 * Tells the survivors that are known to be harmless from those that ask for a test.
 *
 * @param sourceOf the text of a file that was mutated
 */
export function judgeMutants(
  mutants: readonly JudgedMutant[],
  harmless: readonly HarmlessSurvivor[],
  sourceOf: (file: string) => string,
): Judgement {
  const survivors = mutants
    .filter(isSurvivor)
    .map((mutant) => survivorOf(mutant, sourceOf(mutant.fileName)))
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
  const explanationOf = (survivor: Survivor) => harmless.find((known) => isSame(known, survivor))
  const files = new Set(mutants.map(({ fileName }) => fileName))
  return {
    tested: mutants.filter((mutant) => isKilled(mutant) || isSurvivor(mutant)).length,
    killed: mutants.filter(isKilled).length,
    unexplained: survivors.filter((survivor) => explanationOf(survivor) === undefined),
    explained: survivors.flatMap((survivor) => {
      const known = explanationOf(survivor)
      return known === undefined ? [] : [{ ...survivor, because: known.because }]
    }),
    superfluous: harmless.filter((known) => files.has(known.file) && !survivors.some((one) => isSame(known, one))),
  }
}

const isSame = (known: HarmlessSurvivor, { file, reads }: Survivor): boolean =>
  known.file === file && known.reads === reads

function survivorOf({ fileName: file, location: { start, end }, replacement }: JudgedMutant, source: string): Survivor {
  const before = lineUpTo(source, start)
  const after = lineFrom(source, end)
  return { file, line: start.line, reads: `${before}${replacement}${after}`.replace(/\s+/g, ' ').trim() }
}

const lineUpTo = (source: string, { line, column }: Position): string => lineOf(source, line).slice(0, column - 1)
const lineFrom = (source: string, { line, column }: Position): string => lineOf(source, line).slice(column - 1)
const lineOf = (source: string, line: number): string => source.split('\n')[line - 1] ?? ''
