import { faults, SimulatorFault } from '../vocabulary/faults.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { terminal } from './output/terminal.ts'

/** Faults that the person who typed the command can mend; the rest are ours. */
const mendableByUser = new Set(['SIM_USAGE', 'SIM_CONFIGURATION', 'SIM_NO_SUCH_DEVICE', 'SIM_NO_SUCH_PARTY'])

/**
 * Wraps a command's action for commander: its answer becomes the exit status, a fault becomes one line on standard error.
 * Its code and stack are shown only with `LOG_LEVEL=debug`.
 */
export function runCommand<Parameters extends unknown[]>(
  action: (...parameters: Parameters) => Promise<ExitStatus>,
): (...parameters: Parameters) => Promise<void> {
  return async (...parameters) => {
    process.exitCode = await action(...parameters).catch(statusOfFault)
  }
}

/** Reports a fault to the person at the terminal; the answer is the exit status it deserves. */
export function statusOfFault(fault: unknown): ExitStatus {
  const message = fault instanceof Error ? fault.message : String(fault)
  terminal.remark(`dcc-sim: ${message}`)
  if (process.env.LOG_LEVEL === 'debug') {
    if (fault instanceof SimulatorFault) terminal.remark(`${fault.code}: ${faults[fault.code]}`)
    if (fault instanceof Error) terminal.remark(fault.stack ?? '')
  }
  return fault instanceof SimulatorFault && mendableByUser.has(fault.code) ? exitStatus.wrongUsage : exitStatus.ourFault
}
