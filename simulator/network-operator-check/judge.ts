import { SimulatorFault } from '../vocabulary/faults.ts'
import { type CheckRequest, type CheckVerdict, readCheckRequest } from './contract.ts'
import { decide } from './decide.ts'
import { questionFrom } from './question.ts'
import { createReplacementReader } from './replacement-reader.ts'

const readReplacement = createReplacementReader()

/**
 * Runs the check: takes a CheckRequest and returns a CheckVerdict. It gives a verdict on every request that the contract
 * allows, whatever its certificates hold.
 *
 * @throws SimulatorFault `SIM_CHECK_FAILED`, naming every field at fault, on what is no CheckRequest of version 1:
 *         a verdict on something that was not understood would be a guess
 *
 * @example
 * const verdict = judge(JSON.parse(body))
 * if (verdict.outcome === 'refused') console.log(verdict.rule, verdict.reason, verdict.because)
 */
export function judge(request: CheckRequest): CheckVerdict {
  const reading = readCheckRequest(request)
  if (!reading.ok) throw new SimulatorFault('SIM_CHECK_FAILED', reading.failure)
  return decide(questionFrom(reading.value, readReplacement))
}
