import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Change, Taken } from '../../vocabulary/ports/state.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { AccessControlBroker, MadeCommand, SentFrame } from '../access-control-broker.ts'
import type { Facts } from '../admission/facts.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { Correspondence } from './correspondence.ts'
import { type AcceptedRequest, deviceOf, type Order, orderWork, workOfOrder } from './order.ts'

export interface AcceptOrderOptions {
  readonly broker: AccessControlBroker
  readonly correspondence: Correspondence
  readonly records: SubjectRecord
  readonly clock: Clock
  /** Begins with an order that is durable. */
  readonly begin: (order: Order) => void
}

/** What accepting an order makes durable, and what follows when it is, with the works that its change holds. */
export interface AcceptedOrder {
  readonly change: Change
  readonly begin: (held: readonly Taken[]) => void
}

/**
 * Makes an accepted request an order, with its Command in the same change: after a restart the same frame is sent, and no
 * second one made. Where the user asked for local delivery as well it gets the very same Command.
 *
 * @param facts by which it was admitted
 * @param keep makes it durable, together with what the caller has of its own
 */
export type AcceptOrder = (
  acceptedRequest: AcceptedRequest,
  facts: Facts,
  keep: (accepted: AcceptedOrder) => Promise<void>,
) => Promise<void>

export function createAcceptOrder(options: AcceptOrderOptions): AcceptOrder {
  const { broker, correspondence, records, clock, begin } = options

  const accepted = async (acceptedRequest: AcceptedRequest, made: MadeCommand | null): Promise<AcceptedOrder> => {
    const { request } = acceptedRequest
    const subject = subjectOfRequest(request.requestId)
    const at = clock.now()
    const local =
      made !== null && deliveryOfCommandVariant[request.commandVariant] === 'both'
        ? [await correspondence.serviceResponse(request, 'I0', { kind: 'LocalCommand', payload: made.frame })]
        : []
    const queued = correspondence.queue(subject, local)
    const { change: ofCommand, sent } = commandSent(acceptedRequest, made)
    return {
      change: {
        append: [...ofCommand.map((entry) => records.event(subject, { ...entry, at })), ...queued.append],
        put: made?.put ?? [],
        add: [workOfOrder(request, at), ...queued.add],
      },
      begin(held) {
        const taken = held.find(({ kind }) => kind === orderWork)
        if (taken === undefined) throw new SimulatorFault('SIM_INVARIANT', `${request.requestId} is an order twice`)
        begin({ ...acceptedRequest, taken, acceptedAt: at, sent })
        queued.begin()
      },
    }
  }

  const commandSent = (acceptedRequest: AcceptedRequest, made: MadeCommand | null) => {
    if (made === null) return { change: [], sent: null }
    const { put: _put, ...sent } = made
    return {
      change: [{ kind: 'command-sent' as const, device: deviceOf(acceptedRequest), ...sent }],
      sent: sent satisfies SentFrame,
    }
  }

  return async (acceptedRequest, facts, keep) => {
    const device = deviceOf(acceptedRequest)
    if (!broker.knows(device)) return keep(await accepted(acceptedRequest, null))
    await broker.make(device, acceptedRequest.carriedOut.command(acceptedRequest, facts), async (made) =>
      keep(await accepted(acceptedRequest, made)),
    )
  }
}
