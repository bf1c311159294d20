import type { SendFailure } from '../../harness/index.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** What somebody is told who sent a request and got nothing that could be judged: no wrong usage, whatever the reason. */
export function noAnswer(failure: SendFailure): SimulatorFault {
  const said = failure.reason === 'http-status' ? `HTTP ${failure.status}: ${failure.detail}` : failure.detail
  const again = failure.reason === 'http-status' ? failure.retryAfter : null
  const whatToDo = again === null ? '' : `. Send it again in ${again} s`
  return new SimulatorFault('SIM_NO_ANSWER', `The DCC gave no answer to judge: ${said.trim()}${whatToDo}`)
}
