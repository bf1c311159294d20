import { resolve } from 'node:path'
import type { Check } from '../../dcc/check/check.ts'
import { openNamedCheck, readCheckName } from '../../dcc/check/implementations/name-check.ts'
import type { CheckMode } from '../../dcc/settings/settings.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { withFailureLimit } from './failure-limit.ts'

/** The implementation that is judged, open until it is closed. */
export interface CheckUnderTest {
  /** As `--check` names it, without passwords. */
  readonly name: string
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
    mode: named.form === 'ours' ? named.mode : 'enforce',
    check: withFailureLimit(check),
    close: check.close,
  }
}

/** What `--check` names, for a run elsewhere: features do not play in the caller's working directory. */
export function checkFromHere(named: string): string {
  const read = readCheckName(named)
  return read.form === 'module' ? resolve(read.path) : named
}
