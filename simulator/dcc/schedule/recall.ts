import type { DuisReader } from '../../duis/duis-reader.ts'
import type { RequestEntry } from '../../vocabulary/command-variant.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { AuthenticatedRequest } from '../admission/facts.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { CarriedOutByCommand, ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { RequestRecord } from '../transcript/request-record.ts'

/** A request as it was when it was accepted, and how it is dealt with. */
export interface Recalled {
  readonly received: AuthenticatedRequest
  readonly rules: ServiceRequestRules
  readonly carriedOut: CarriedOutByCommand
}

/** Brings a request that waits back from its record: nothing of it is kept in memory while it waits. */
export type Recall = (requestId: RequestId, entry?: RequestEntry) => Promise<Recalled>

export interface RecallOptions {
  readonly requests: RequestRecord
  readonly duis: DuisReader
  readonly rulesOf: RulesOf
}

/** The answer throws SIM_STATE_UNREADABLE where the record is not what was accepted. */
export const createRecall =
  ({ requests, duis, rulesOf }: RecallOptions): Recall =>
  async (requestId, entry = 'request') => {
    const answer = await requests.answerOf(requestId, entry)
    if (answer === undefined) throw new SimulatorFault('SIM_STATE_UNREADABLE', `The record of ${requestId} is gone`)
    const reading = duis.readRequest(answer.document)
    if (!reading.ok) throw new SimulatorFault('SIM_STATE_UNREADABLE', `${requestId}: ${reading.failure.sentence}`)
    const { request } = reading.value
    const rules = rulesOf(request)
    if (rules?.carriedOut.by !== 'command')
      throw new SimulatorFault('SIM_STATE_UNREADABLE', `${requestId} was scheduled, but its variant is not simulated`)
    const received = { service: answer.service, request, receivedAt: answer.at }
    return { received, rules, carriedOut: rules.carriedOut }
  }
