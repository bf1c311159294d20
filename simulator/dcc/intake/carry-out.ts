import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import { cancellationInstant } from '../../vocabulary/instant.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { AccessControlBroker } from '../access-control-broker.ts'
import type { Facts } from '../admission/facts.ts'
import type { AcceptOrder } from '../command-lifecycle/accept-order.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { LocalResponses } from '../command-lifecycle/local-responses.ts'
import { acknowledgement, answerWith, type RecordAnswer } from '../schedule/connection-answer.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type {
  Admitted,
  CarriedOut,
  CarriedOutByCommand,
  CarriedOutByDcc,
} from '../service-requests/service-request-rules.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { UserDirectory } from '../users/user-directory.ts'

/** Carries an accepted request out, each kind in its own way. */
export type CarryOut = (facts: Facts, carriedOut: CarriedOut, settle: RecordAnswer) => Promise<void>

export interface CarryOutOptions {
  readonly broker: AccessControlBroker
  readonly acceptOrder: AcceptOrder
  readonly schedule: Pick<Schedule, 'keep' | 'cancel'>
  readonly records: SubjectRecord
  readonly correspondence: Pick<Correspondence, 'dccAlert' | 'queue'>
  readonly users: Pick<UserDirectory, 'user'>
  readonly localResponses: LocalResponses
}

export function createCarryOut(options: CarryOutOptions): CarryOut {
  const { broker, acceptOrder, schedule, records, correspondence, users, localResponses } = options
  const overTheWan = (facts: Facts, carriedOut: CarriedOutByCommand, settle: RecordAnswer): Promise<void> =>
    acceptOrder({ ...admitted(facts), carriedOut, schedule: null }, facts, (accepted) =>
      settle({ ...acknowledgement, ...accepted }),
    )

  /** The user carries the Command to the device itself, and its answer back: for the DCC that is the end. */
  const inTheUsersHands = async (
    facts: Facts,
    carriedOut: CarriedOutByCommand,
    settle: RecordAnswer,
  ): Promise<void> => {
    const { request, receivedAt: at } = facts
    const device = request.requestIdParts.target
    await broker.make(device, carriedOut.command(admitted(facts), facts), ({ put, ...made }) =>
      settle({
        ...answerWith('I0', { kind: 'LocalCommand', payload: made.frame }),
        change: {
          append: [
            records.event(subjectOfRequest(request.requestId), { kind: 'command-handed-out', at, device, ...made }),
          ],
          put,
        },
      }),
    )
  }

  const byCommand = (facts: Facts, carriedOut: CarriedOutByCommand, settle: RecordAnswer): Promise<void> => {
    const { definition, executionDateTime } = facts
    if (definition?.futureDating !== 'dsp' || executionDateTime === null) return byCommandNow(facts, carriedOut, settle)
    if (executionDateTime === cancellationInstant) return schedule.cancel(facts, settle)
    return schedule.keep(facts, executionDateTime, settle)
  }

  const byCommandNow = (facts: Facts, carriedOut: CarriedOutByCommand, settle: RecordAnswer): Promise<void> =>
    deliveryOfCommandVariant[facts.request.commandVariant] === 'local'
      ? inTheUsersHands(facts, carriedOut, settle)
      : overTheWan(facts, carriedOut, settle)

  const byDcc = async (facts: Facts, carriedOut: CarriedOutByDcc, settle: RecordAnswer): Promise<void> => {
    const { code, content, put, add: works = [], alerts = [] } = await carriedOut.answer(facts)
    const { request } = facts
    const told = alerts.filter(({ to }) => users.user(to) !== undefined)
    const outgoing = await Promise.all(told.map((alert) => correspondence.dccAlert(request, alert)))
    const { append, add, begin } = correspondence.queue(subjectOfRequest(request.requestId), outgoing)
    await settle({ ...answerWith(code, content), change: { put, append, add: [...works, ...add] }, begin })
  }

  return (facts, carriedOut, settle) => {
    switch (carriedOut.by) {
      case 'command':
        return byCommand(facts, carriedOut, settle)
      case 'pre-command': {
        const gbcsVersion = facts.device?.gbcsVersion ?? ''
        const payload = carriedOut.preCommand(facts)
        return settle(answerWith('I0', { kind: 'PreCommand', gbcsVersion, payload }))
      }
      case 'local-response': {
        const { requestId, message } = carriedOut.response(facts)
        return localResponses(requestId, message).then((learnt) => settle({ ...acknowledgement, ...learnt }))
      }
      case 'dcc':
        return byDcc(facts, carriedOut, settle)
    }
  }
}

/** What the steps let through: a Signed Pre-Command that could not be read is not among it. */
const admitted = ({ request, signedPreCommand }: Facts): Admitted => ({
  request,
  signed: signedPreCommand?.ok ? signedPreCommand.value : null,
})
