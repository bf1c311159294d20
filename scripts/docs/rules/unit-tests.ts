import { readFileSync } from 'node:fs'
import { findTestFiles } from '../../testing/test-files.ts'
import { casesNamedIn } from './case.ts'

/** A unit test whose name says which cases it is about. */
export interface ProvingTest {
  readonly file: string
  readonly name: string
  readonly cases: readonly number[]
}

/** Every one of the simulator's. Their names are read where they are written, as text. */
export const provingTests: readonly ProvingTest[] = findTestFiles(['simulator/', 'certs/'])
  .flatMap(({ files }) => files)
  .sort()
  .flatMap((file) => namesIn(readFileSync(file, 'utf8')).map((name) => ({ file, name, cases: casesNamedIn(name) })))
  .filter(({ cases }) => cases.length > 0)

function namesIn(source: string): readonly string[] {
  return [...source.matchAll(/\b(?:test|it)\(\s*(?:'([^'\n]+)'|"([^"\n]+)")/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
}
