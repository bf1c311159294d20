import type { LogLevel } from '../environment/logger.ts'
import { type Configuration, configure, type SaidConfiguration } from '../harness/configuration/configuration.ts'
import type { CheckFunction } from '../harness/deciding/check-of-function.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'

/**
 * What may be said of a network: the settings that a configuration file of `dcc-sim up` takes, with other defaults, for
 * tests: free ports, `deterministic`, and premises enough to find rare ones (none costs anything until it is looked at).
 *
 * @example
 * const strict = await bringUp({ seed: '7', at: '2026-03-28T12:00:00Z', dcc: { deadlines: { undeliveredMs: 60_000 } } })
 * assert.equal(strict.clock.now(), '2026-03-28T12:00:00Z')
 * await strict.close()
 */
export interface NetworkOptions extends Omit<SaidConfiguration, 'check'> {
  /**
   * Who decides: `enforce`, `monitor` or `off` (the simulator's own check), an HTTP address, `exec:COMMAND`, the path of
   * a module, or a function in the test itself.
   */
  readonly check?: string | CheckFunction
  /** What is logged to standard error; `error` unless said otherwise. */
  readonly log?: LogLevel
}

const forTests: SaidConfiguration = { deterministic: true, premises: 10_000, port: 0, smkiPort: 0, harnessPort: 0 }

/** @throws SimulatorFault SIM_CONFIGURATION, SIM_USAGE, naming each setting that is wrong and what it should be */
export function configurationOf({ check, log: _, ...said }: NetworkOptions): Configuration {
  if (typeof check === 'function' && said.shadow !== undefined)
    throw new SimulatorFault('SIM_USAGE', 'A shadow is compared with a check that has a name, not with a function')
  return configure({ ...forTests, ...said, ...(typeof check === 'string' && { check }) })
}
