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
  /** What it would decide, and nobody is compared with it; throws as `decide`. */
  consider(question: CheckQuestion): Promise<CheckVerdict>
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
    decide: (question) => orFailed(question, () => current.implementation.decide(question)),
    consider: (question) =>
      orFailed(question, () => {
        const { implementation } = current
        return implementation.consider?.(question) ?? implementation.decide(question)
      }),
  }
}

async function orFailed({ requestId }: CheckQuestion, ask: () => Promise<CheckVerdict>): Promise<CheckVerdict> {
  try {
    return await ask()
  } catch (cause) {
    const because = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_CHECK_FAILED', `No verdict on ${requestId}: ${because}`, { cause })
  }
}
