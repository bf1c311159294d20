import type { CheckSettings, CheckVerdict } from '../../network-operator-check/contract.ts'
import type { CheckQuestion } from '../../network-operator-check/question.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { CheckMode } from '../settings/settings.ts'
import type { Check } from './check.ts'

/** Who decides, and what becomes of the verdict; effective from the next request on. */
export interface CheckControl {
  readonly mode: CheckMode
  readonly settings: CheckSettings
  configure(change: {
    readonly mode?: CheckMode
    readonly settings?: CheckSettings
    readonly implementation?: Check
  }): void
  /** The implementation's verdict; throws SIM_CHECK_FAILED where it gives none. */
  decide(question: CheckQuestion): Promise<CheckVerdict>
}

export function createCheckControl(initial: {
  readonly mode: CheckMode
  readonly settings: CheckSettings
  readonly implementation: Check
}): CheckControl {
  let current = initial
  return {
    get mode() {
      return current.mode
    },
    get settings() {
      return current.settings
    },
    configure(change) {
      current = { ...current, ...change }
    },
    async decide(question) {
      try {
        return await current.implementation.decide(question)
      } catch (cause) {
        const because = cause instanceof Error ? cause.message : String(cause)
        throw new SimulatorFault('SIM_CHECK_FAILED', `No verdict on ${question.requestId}: ${because}`, { cause })
      }
    },
  }
}
