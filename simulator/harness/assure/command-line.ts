import type { Assurance } from './assure.ts'
import { scenarioSeed } from './assure.ts'

/** The command that judges the same implementation again, in one scenario or by the same random cases. */
export function repeatCommand(
  { check, strict, seed }: Pick<Assurance, 'check' | 'strict' | 'seed'>,
  part: { readonly only?: string; readonly cases?: number },
): string {
  return [
    'dcc-sim assure',
    `--check ${quoted(check)}`,
    ...(strict ? ['--strict'] : []),
    ...(seed === scenarioSeed ? [] : [`--seed ${quoted(seed)}`]),
    ...(part.only === undefined ? [] : [`--only ${part.only}`]),
    ...(part.cases === undefined ? [] : [`--cases ${part.cases}`]),
  ].join(' ')
}

/** As a shell reads it back. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
