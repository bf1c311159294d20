import type { Command } from 'commander'
import { tokenForm } from '../harness/access/bearer-token.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'

/** What a command says of the network that is up in another process. */
export interface HarnessOptions {
  /** Address of its control API. */
  readonly harness: string
  readonly token?: string
  readonly seed?: string
}

/** The options of every command that talks to a network that is up. */
export const addHarnessOptions = (command: Command): Command =>
  command
    .option('--harness <address>', 'control API of the network', 'http://127.0.0.1:8090')
    .option('--token <token>', 'token of the control API, if it requires one; or set DCC_SIM_TOKEN')
    .option('--seed <text>', 'the seed that the network must have; its own if absent')

/**
 * The token that was said: the option, or else the environment, where an empty one is none.
 *
 * @throws SimulatorFault SIM_USAGE where it can be nobody's
 */
export function tokenSaid({ token = process.env.DCC_SIM_TOKEN || undefined }: Pick<HarnessOptions, 'token'>) {
  if (token !== undefined && !tokenForm.test(token))
    throw new SimulatorFault('SIM_USAGE', '--token or DCC_SIM_TOKEN: a token has letters, digits and . _ ~ + - alone')
  return token
}
