import { SimulatorFault } from '../../../vocabulary/faults.ts'
import type { Logger } from '../../../vocabulary/ports/logger.ts'
import { type CheckMode, checkModes } from '../../settings/settings.ts'
import { ourCheck } from '../check.ts'
import { openCommandCheck } from './command-check.ts'
import { openHttpCheck } from './http-check.ts'
import { openModuleCheck } from './module-check.ts'
import { formsOfCheck, type OpenCheck } from './open-check.ts'

/** What a `--check` or `--shadow` names. */
export type NamedCheck =
  | { readonly form: 'ours'; readonly mode: CheckMode }
  | { readonly form: 'http'; readonly address: URL }
  | { readonly form: 'command'; readonly command: string }
  | { readonly form: 'module'; readonly path: string }

const isMode = (text: string): text is CheckMode => (checkModes as readonly string[]).includes(text)

/**
 * Reads the name of an implementation of the check.
 *
 * @throws SimulatorFault SIM_USAGE, saying what is accepted
 */
export function readCheckName(text: string): NamedCheck {
  const name = text.trim()
  if (isMode(name)) return { form: 'ours', mode: name }
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(name) ?? []
  switch (scheme?.toLowerCase()) {
    case undefined:
      if (name !== '') return { form: 'module', path: name }
      break
    case 'exec':
      if (rest.trim() !== '') return { form: 'command', command: rest.trim() }
      break
    case 'http':
    case 'https':
      if (URL.canParse(name)) return { form: 'http', address: new URL(name) }
  }
  throw new SimulatorFault('SIM_USAGE', `'${text}' names no check; one is ${formsOfCheck}`)
}

/**
 * Opens the named implementation; the caller closes it.
 *
 * @throws SimulatorFault SIM_USAGE where it is a module that cannot be loaded
 */
export async function openNamedCheck(named: NamedCheck, log: Logger): Promise<OpenCheck> {
  switch (named.form) {
    case 'ours':
      return { ...ourCheck, name: 'ours', close: async () => {} }
    case 'http':
      return openHttpCheck(named.address)
    case 'command':
      return openCommandCheck(named.command, { log })
    case 'module':
      return openModuleCheck(named.path, { log })
  }
}
