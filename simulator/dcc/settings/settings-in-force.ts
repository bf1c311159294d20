import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { DccSettings } from './settings.ts'

/** The settings of a DCC that is up. */
export interface SettingsInForce {
  /** Read a setting here at each use: a copy does not change. */
  readonly settings: DccSettings
  /**
   * Puts other settings in force, from the next use on.
   *
   * @throws SimulatorFault SIM_CONFIGURATION where one differs that what is built already rests on
   */
  change(next: DccSettings): void
}

/** What cannot change while the DCC is up: sizes and limits that were built in. */
const fixed: Readonly<Record<string, (settings: DccSettings) => unknown>> = {
  'check.decisionsKept': ({ check }) => check.decisionsKept,
  'outbox.answerWithinMs': ({ outbox }) => outbox.answerWithinMs,
  'outbox.connections': ({ outbox }) => outbox.connections,
  'outbox.connectionsPerUser': ({ outbox }) => outbox.connectionsPerUser,
  'gateway.bodyLimitOctets': ({ gateway }) => gateway.bodyLimitOctets,
  'gateway.bodyWithinMs': ({ gateway }) => gateway.bodyWithinMs,
}

export function createSettingsInForce(initial: DccSettings): SettingsInForce {
  let current = initial
  const names = Object.keys(initial) as (keyof DccSettings)[]
  const getters = Object.fromEntries(names.map((name) => [name, { enumerable: true, get: () => current[name] }]))
  return {
    settings: Object.defineProperties({}, getters) as DccSettings,
    change(next) {
      const touched = Object.entries(fixed).filter(([, valueIn]) => valueIn(next) !== valueIn(current))
      if (touched.length > 0) {
        const names = touched.map(([name]) => name).join(', ')
        throw new SimulatorFault('SIM_CONFIGURATION', `${names}: can only be set before the network comes up`)
      }
      current = next
    },
  }
}
