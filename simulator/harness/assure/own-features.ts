import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { packageRoot } from '../package-root.ts'

/**
 * The feature files that somebody names, as Cucumber takes them: files, `file:line`, and folders with all below them.
 *
 * @throws SimulatorFault SIM_USAGE for what is not there, or is no feature
 */
export const featuresNamed = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => filesOf(name).flatMap(asPatterns))

function filesOf(name: string): readonly string[] {
  const [, path = name, line = ''] = existsSync(name) ? [] : (/^(.*?)((?::\d+)+)$/.exec(name) ?? [])
  if (!existsSync(path)) throw new SimulatorFault('SIM_USAGE', `There is no feature '${path}'`)
  if (!statSync(path).isDirectory()) {
    if (path.endsWith('.feature')) return [resolve(path) + line]
    throw new SimulatorFault('SIM_USAGE', `'${path}' is no feature: its name does not end in .feature`)
  }
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((below) => below.endsWith('.feature'))
  if (found.length === 0) throw new SimulatorFault('SIM_USAGE', `There is no feature in '${path}' or below it`)
  return found.sort().map((below) => resolve(join(path, below)))
}

const withMeaning = /[[\]*?{}()!+@]/g

/** Cucumber takes paths for patterns, so what has a meaning there is to stand for itself; for lines it takes them as they are. */
function asPatterns(named: string): readonly string[] {
  const [, path = named, line = ''] = /^(.*?)((?::\d+)+)$/.exec(named) ?? []
  const pattern = path.replace(withMeaning, '[$&]')
  return pattern === path || line === '' ? [pattern + line] : [pattern, named]
}

/** A pattern as the path that it stands for. */
export const asNamed = (pattern: string): string => pattern.replace(/\[(.)\]/g, '$1')

/** Where a scenario stands, from the working directory; Cucumber names it from the package's root. */
export const placeOf = (id: string): string => relative(process.cwd(), resolve(packageRoot, id))
