import type { z } from 'zod'
import { type FaultPlan, faultRulesSchema, writeFaultRule } from '../harness/index.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'

/** One fault of the wide area network, and when it strikes: what the control API takes as a member of its fault plan. */
export type FaultRule = z.input<typeof faultRulesSchema>[number]

/** What happens to frames on their way between the DCC and devices; nothing unless a rule says so. */
export interface Faults {
  /**
   * Replaces every rule at once; none makes a perfect network again.
   *
   * @example
   * network.faults.replace([{ fault: 'lost', direction: 'up', next: 1 }])
   * network.faults.replace([])
   * @throws SimulatorFault SIM_USAGE, saying what is wrong with a rule
   */
  replace(rules: readonly FaultRule[]): void
  /** The rules, with what remains of their counts. */
  rules(): readonly FaultRule[]
}

export const faultsOf = (plan: FaultPlan): Faults => ({
  replace(rules) {
    const read = faultRulesSchema.safeParse(rules)
    if (!read.success) {
      const complaints = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the plan'}: ${message}`)
      throw new SimulatorFault('SIM_USAGE', `This is no fault plan: ${complaints.join('; ')}`)
    }
    plan.replace(read.data)
  },
  rules: () => plan.rules().map(writeFaultRule),
})
