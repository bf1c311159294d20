import type { ReceivedDocument, SendFailure, User } from '../../harness/index.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { type ExitStatus, exitStatus } from '../exit-status.ts'
import { terminal } from '../output/terminal.ts'

/** Milliseconds for the DCC to reach the device and the device to answer, and some for both to be told of. */
const responseWithinMs = 90_000

/** Stands for the code of a Service Response that did not come. */
export const noResponse = 'none'

/** The first Service Response to a request that was accepted; null where none came. */
export async function finalResponse(mailbox: User['mailbox'], requestId: RequestId): Promise<ReceivedDocument | null> {
  const received = await mailbox.serviceResponse(requestId, AbortSignal.timeout(responseWithinMs)).catch(() => null)
  if (received === null)
    terminal.remark(`No Service Response came within ${responseWithinMs / 1000} s; the request stays with the DCC`)
  return received
}

/** The code of the first Service Response to a request that was accepted. */
export const finalCode = async (mailbox: User['mailbox'], requestId: RequestId): Promise<string> =>
  (await finalResponse(mailbox, requestId))?.response.responseCode ?? noResponse

/**
 * Without an expectation, everything that was not refused is success; with one, exactly that code at either moment.
 *
 * @param first code of the answer on the connection
 * @param last code of what followed; the first again where nothing did
 */
export function judge(expected: string | undefined, first: string, last: string): ExitStatus {
  const isAsExpected = expected === undefined ? last.startsWith('I') : [first, last].includes(expected)
  return isAsExpected ? exitStatus.done : exitStatus.judgedFailed
}

/** The fault of a request that got no answer that could be judged: no wrong usage, whatever the reason. */
export function noAnswer(failure: SendFailure): SimulatorFault {
  const said = failure.reason === 'http-status' ? `HTTP ${failure.status}: ${failure.detail}` : failure.detail
  const again = failure.reason === 'http-status' ? failure.retryAfterSeconds : null
  const whatToDo = again === null ? '' : `. Send it again in ${again} s`
  return new SimulatorFault('SIM_NO_ANSWER', `The DCC gave no answer to judge: ${said.trim()}${whatToDo}`)
}
