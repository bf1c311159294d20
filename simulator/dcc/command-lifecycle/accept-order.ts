import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Change, Taken } from '../../vocabulary/ports/state.ts'
import type { Wan } from '../../vocabulary/ports/wan.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { AccessControlBroker, MadeCommand } from '../access-control-broker.ts'
import type { Facts } from '../admission/facts.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { Correspondence } from './correspondence.ts'
import { type AcceptedRequest, commandWork, deviceOf, type WorksOfOrder, worksOfOrder } from './order.ts'

export interface AcceptOrderOptions {
  readonly broker: AccessControlBroker
  readonly correspondence: Correspondence
  readonly records: SubjectRecord
  readonly clock: Clock
  readonly wan: Pick<Wan, 'takesFromLanes'>
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'deadlines'>
  /** Begins with an order that is durable. */
  readonly begin: (order: NewOrder) => void
}

/** An order that a change has added. */
export interface NewOrder extends Pick<WorksOfOrder, 'lane' | 'stored'> {
  readonly accepted: AcceptedRequest
  /** Null where no Command could be made. */
  readonly frame: Buffer | null
  /** The Command's work, where nothing goes before it in the lane of its device. */
  readonly taken: Taken | undefined
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
  const { broker, correspondence, records, clock, wan, settings, begin } = options

  const accepted = async (
    acceptedRequest: AcceptedRequest,
    facts: Facts,
    made: MadeCommand | null,
  ): Promise<AcceptedOrder> => {
    const { request } = acceptedRequest
    const subject = subjectOfRequest(request.requestId)
    const at = clock.now()
    const local =
      made !== null && deliveryOfCommandVariant[request.commandVariant] === 'both'
        ? [await correspondence.serviceResponse(request, 'I0', { kind: 'LocalCommand', payload: made.frame })]
        : []
    const queued = correspondence.queue(subject, local)
    const { lane, stored, add } = worksOfOrder(
      acceptedRequest,
      facts.device?.type ?? null,
      made,
      at,
      settings.deadlines,
      wan.takesFromLanes !== true,
    )
    return {
      change: {
        append: [...commandSent(acceptedRequest, made, at), ...queued.append],
        put: made?.put ?? [],
        add: [...add, ...queued.add],
      },
      begin(held) {
        const taken = held.find(({ kind }) => kind === commandWork)
        begin({ lane, stored, accepted: acceptedRequest, frame: made?.frame ?? null, taken })
        queued.begin()
      },
    }
  }

  const commandSent = (acceptedRequest: AcceptedRequest, made: MadeCommand | null, at: Instant) => {
    if (made === null) return []
    const { put: _put, ...sent } = made
    const entry = { kind: 'command-sent', at, device: deviceOf(acceptedRequest), ...sent } as const
    return [records.event(subjectOfRequest(acceptedRequest.request.requestId), entry)]
  }

  return async (acceptedRequest, facts, keep) => {
    const device = deviceOf(acceptedRequest)
    if (!broker.knows(device)) return keep(await accepted(acceptedRequest, facts, null))
    await broker.make(device, acceptedRequest.carriedOut.command(acceptedRequest, facts), async (made) =>
      keep(await accepted(acceptedRequest, facts, made)),
    )
  }
}
