import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A fault that somebody might make, as a change of the built program. */
interface Mutant {
  readonly file: string
  readonly from: string | RegExp
  readonly to: string
}

const transaction = 'dist/simulator/environment/store/postgres/change-transaction.js'

/** Each is to be found by the account. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'no token check': {
    file: transaction,
    from: 'tokens.get(sequence) !== token',
    to: '!tokens.has(sequence) && token < 0',
  },
  'claims that nobody holds to': {
    file: transaction,
    from: 'const lost = lostOf(',
    to: "await query('DELETE FROM claim WHERE key = ANY($1)', [found.claimed.map((key) => Buffer.from(key))]); found.claimed = []; const lost = lostOf(",
  },
  'an answer before the commit': {
    file: 'dist/simulator/dcc/intake/intake.js',
    from: /const \{ held \} = await change\(state, (\{[\s\S]*?\n {8}\})\);/,
    to: 'const held = []; change(state, $1).catch(() => {});',
  },
  'NOTIFY as the only wake-up': {
    file: 'dist/simulator/environment/store/postgres/postgres-store.js',
    from: 'setInterval(() => void this.#poll(), pollMs)',
    to: 'setInterval(() => {}, pollMs)',
  },
  'numbers that each connection draws ahead': {
    file: 'dist/simulator/environment/store/postgres/migrations.js',
    from: 'GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    to: 'GENERATED ALWAYS AS IDENTITY (CACHE 32) PRIMARY KEY',
  },
  'E20 and E21 that end nothing': {
    file: 'dist/simulator/dcc/command-lifecycle/conclusion.js',
    from: /withdraw: await orders\.worksOf\(order\),(\s+announced: \{ kind: 'device-unanswered')/,
    to: 'withdraw: [],$1',
  },
}

/** The built program in a directory of its own, with one fault in it. */
export function mutated(root: string, name: string): { readonly root: string; remove(): void } {
  const mutant = mutants[name]
  if (mutant === undefined) throw new Error(`There is no mutant '${name}': ${Object.keys(mutants).join(', ')}`)
  const directory = mkdtempSync(join(tmpdir(), 'chaos-mutant-'))
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(root, part), join(directory, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  const path = join(directory, mutant.file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(mutant.from, mutant.to)
  if (after === before) throw new Error(`The mutant '${name}' changes nothing any more: ${mutant.file}`)
  writeFileSync(path, after)
  return { root: directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
