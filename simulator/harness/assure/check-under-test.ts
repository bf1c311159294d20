import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Check } from '../../dcc/check/check.ts'
import { type NamedCheck, openNamedCheck, readCheckName } from '../../dcc/check/implementations/name-check.ts'
import type { CheckMode } from '../../dcc/settings/settings.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { withPatience } from './patience.ts'

/** The implementation that is judged, open until it is closed. */
export interface CheckUnderTest {
  /** As `--check` names it, without passwords. */
  readonly name: string
  /** SHA-256 of the files that it consists of, as far as they can be seen; null behind an address, and for ours. */
  readonly digest: string | null
  /** `enforce`, unless it is ours in another mode. */
  readonly mode: CheckMode
  readonly check: Check
  close(): Promise<void>
}

/**
 * Opens what `--check` names, to be judged.
 *
 * @throws SimulatorFault SIM_USAGE where the name is none, or a module cannot be loaded
 */
export async function openCheckUnderTest(name: string, log: Logger): Promise<CheckUnderTest> {
  const named = readCheckName(name)
  const check = await openNamedCheck(named, log)
  return {
    name: named.form === 'ours' ? named.mode : check.name,
    digest: digestOf(named),
    mode: named.form === 'ours' ? named.mode : 'enforce',
    check: withPatience(check),
    close: check.close,
  }
}

/** Of a command, the files that its words name: the script, and what it is given. */
function digestOf(named: NamedCheck): string | null {
  if (named.form !== 'module' && named.form !== 'command') return null
  const words = named.form === 'module' ? [named.path] : named.command.split(/\s+/)
  const files = words.filter((word) => existsSync(resolve(word)) && statSync(resolve(word)).isFile())
  if (files.length === 0) return null
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(resolve(file)))
  return hash.digest('hex')
}

/** What `--check` names, for a run elsewhere: the features do not play in the working directory of whoever asks. */
export function checkFromHere(named: string): string {
  const read = readCheckName(named)
  return read.form === 'module' ? resolve(read.path) : named
}
