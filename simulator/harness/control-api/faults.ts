import { z } from 'zod'
import { issuesInShort } from '../../vocabulary/complaints.ts'
import { type FaultCode, SimulatorFault } from '../../vocabulary/faults.ts'
import { settingComplaints } from '../configuration/setting-complaints.ts'
import { KeyNotTaken } from './attempts.ts'
import { FileRejected, NotFound, NotPossible } from './operation.ts'

/** What a caller is told of an input that was not taken, or of a fault of ours. */
export interface Complaint {
  readonly status: number
  readonly error: string
  /** What else is told of it. */
  readonly report?: object
}

/** An input that its schema refused. */
export class WrongInput extends Error {
  constructor(place: 'path' | 'query' | 'body', schema: z.ZodType, error: z.ZodError) {
    super(`${place}: ${settingComplaints(schema, error, `the ${place}`)}`)
  }
}

/** Faults that the caller can mend. All others are the simulator's own. */
const statusOfFault: Partial<Record<FaultCode, number>> = {
  SIM_NO_SUCH_DEVICE: 404,
  SIM_NO_SUCH_PARTY: 404,
  SIM_USAGE: 400,
  SIM_CONFIGURATION: 400,
}

const ownFault: Complaint = { status: 500, error: 'The simulator failed; its log says more' }

export function complaintOf(fault: unknown): Complaint {
  if (fault instanceof FileRejected) return { status: 400, error: fault.message, report: fault.report }
  if (fault instanceof KeyNotTaken) return { status: fault.status, error: fault.message }
  if (fault instanceof NotFound) return { status: 404, error: fault.message }
  if (fault instanceof NotPossible || fault instanceof WrongInput) return { status: 400, error: fault.message }
  if (fault instanceof z.ZodError) return { status: 400, error: issuesInShort(fault) }
  if (fault instanceof SimulatorFault) {
    const status = statusOfFault[fault.code]
    return status === undefined ? ownFault : { status, error: fault.message }
  }
  return complaintOfExpress(fault)
}

/** Express's own: a body that is no JSON, too long or broken off, a path that cannot be decoded. */
function complaintOfExpress(fault: unknown): Complaint {
  const { status, message } = (fault ?? {}) as { status?: number; message?: string }
  const isCallers = status !== undefined && status >= 400 && status < 500
  return isCallers ? { status, error: message ?? 'The request cannot be read' } : ownFault
}
