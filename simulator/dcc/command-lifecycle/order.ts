import { z } from 'zod'
import type { ServiceRequest } from '../../duis/request.ts'
import { entryOfVariant, type RequestEntry } from '../../vocabulary/command-variant.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { OpenWork, Work } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import type { SentFrame } from '../access-control-broker.ts'
import type { Admitted, CarriedOutByCommand } from '../service-requests/service-request-rules.ts'
import type { DccSettings } from '../settings/settings.ts'

/** An accepted request and how its Command is made and understood. */
export interface AcceptedRequest extends Admitted {
  readonly carriedOut: CarriedOutByCommand
  /** The DSP schedule of which it is a run; null for a request of its user. */
  readonly schedule: number | null
}

/** Identifies the Command that a Response answers: its originator, originator counter and message code. */
export type CommandReference = Omit<SentFrame, 'frame'>

/** An order as it is stored: the request and the Command themselves are in its record. */
export interface StoredOrder {
  readonly requestId: RequestId
  readonly entry: RequestEntry
  readonly acceptedAt: Instant
  /** How long the device has for its Response, once it has the Command. */
  readonly respondWithinMs: number
  /** When the device got the Command; null where it has not, or got it at once when the request was accepted. */
  readonly deliveredAt: Instant | null
  /** Whether a Command could be made: where not, none will ever be delivered. */
  readonly hasCommand: boolean
}

/** A work by its place in its lane. */
export type WorkReference = Pick<OpenWork, 'kind' | 'lane' | 'sequence'>

/**
 * An accepted request that has to reach exactly one end.
 *
 *     accepted ──▶ delivered ──▶ Response: Service Response I0 with the device's payload
 *         └──────────┼─────────▶ E20 undelivered
 *                    └─────────▶ E21 no Response
 *
 * The change that accepts a request adds two works. The *order* stands in a lane of its own, and falls due when its time is up.
 * The *Command* stands in its device's lane, and is taken when those before it have been delivered. The change that brings the
 * end withdraws both, so that there is one end whoever brings it. After a restart the very same frames are sent again, in their
 * order: a device that had executed one drops it as a replay, so that nothing is executed twice, and sends the Response again
 * that was lost with the DCC.
 */
export interface Order extends StoredOrder {
  readonly work: WorkReference
}

/** An order with its request. */
export type RequestedOrder = Order & AcceptedRequest

/** Whether the DSP held the request until its date: it has a day, where a user who waits has half a minute. */
const wasScheduled = ({ body, serviceReferenceVariant }: ServiceRequest): boolean =>
  serviceRequests[serviceReferenceVariant]?.futureDating === 'dsp' &&
  'executionDateTime' in body &&
  body.executionDateTime !== null

const requestId = z.string().transform((id) => id as RequestId)
const entry = z.enum(['request', 'signed-pre-command'] satisfies RequestEntry[])
const at = z.number().transform((moment) => moment as Instant)

export const storedOrder = storedKind(
  'an open order',
  2,
  z.strictObject({
    requestId,
    entry,
    acceptedAt: at,
    respondWithinMs: z.number(),
    deliveredAt: at.nullable(),
    hasCommand: z.boolean(),
  }),
)

export const storedCommand = storedKind(
  'a Command on its way',
  1,
  z.strictObject({
    /** The lane of its order. */
    order: z.string(),
    requestId,
    serviceReferenceVariant: z.string(),
    /** Who sent the request. */
    user: z.string().transform((id) => id as EntityIdentifier),
  }),
)

/** The kind of the works that are open orders. */
export const orderWork = 'order'

/** The kind of the works that are Commands of open orders, in the lanes of their devices. */
export const commandWork = 'command'

/** The lane of an order: found by what the Response says that it answers. */
export const laneOfResponse = (
  device: EntityIdentifier,
  { originator, counter, messageCode }: CommandReference,
): string => `${device}/${originator}/${counter}/${messageCode}`

export const deviceOfLane = (lane: string): EntityIdentifier => lane.slice(0, lane.indexOf('/')) as EntityIdentifier

const workOf = (lane: string, order: StoredOrder, due: Instant): Work => ({
  kind: orderWork,
  lane,
  due,
  body: storedOrder.write(order),
})

/** What a change must add so that an accepted request is carried out whatever happens. */
export interface WorksOfOrder {
  readonly lane: string
  readonly stored: StoredOrder
  readonly add: readonly Work[]
}

/**
 * @param deviceType of the target; null where the inventory does not have it
 * @param sent null where no Command could be made
 * @param isSentFromHere whether the Command is this process's to send, or left to whoever takes it from its lane
 */
export function worksOfOrder(
  { request, schedule }: Pick<AcceptedRequest, 'request' | 'schedule'>,
  deviceType: DeviceType | null,
  sent: SentFrame | null,
  acceptedAt: Instant,
  deadlines: DccSettings['deadlines'],
  isSentFromHere: boolean,
): WorksOfOrder {
  const { target, originator: user } = request.requestIdParts
  const { requestId: id, serviceReferenceVariant } = request
  const isScheduled = schedule !== null || wasScheduled(request)
  const unansweredMs = deviceType === 'GSME' ? deadlines.gsmeUnansweredMs : deadlines.unansweredMs
  const stored: StoredOrder = {
    requestId: id,
    entry: entryOfVariant(request.commandVariant),
    acceptedAt,
    respondWithinMs: isScheduled ? deadlines.futureDatedMs : unansweredMs,
    deliveredAt: null,
    hasCommand: sent !== null,
  }
  const lane = sent === null ? `${target}/${id}/${stored.entry}` : laneOfResponse(target, sent)
  const due = instant(acceptedAt + (isScheduled ? deadlines.futureDatedMs : deadlines.undeliveredMs))
  const command: Work = {
    kind: commandWork,
    lane: target,
    due: acceptedAt,
    body: storedCommand.write({ order: lane, requestId: id, serviceReferenceVariant, user }),
    held: isSentFromHere,
  }
  return { lane, stored, add: [workOf(lane, stored, due), ...(sent === null ? [] : [command])] }
}

/** The order in place of the one that was not delivered yet. */
export const workOfDelivered = ({ work, ...order }: Order, deliveredAt: Instant): Work =>
  workOf(work.lane, { ...order, deliveredAt }, instant(deliveredAt + order.respondWithinMs))

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const orderIn = ({ kind, lane, sequence, body }: OpenWork): Order => ({
  ...readStored(storedOrder, `${kind} ${lane}`, body),
  work: { kind, lane, sequence },
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const commandIn = ({ kind, lane, body }: OpenWork) => readStored(storedCommand, `${kind} ${lane}`, body)

export const deviceOf = ({ request }: Pick<AcceptedRequest, 'request'>): EntityIdentifier =>
  request.requestIdParts.target
