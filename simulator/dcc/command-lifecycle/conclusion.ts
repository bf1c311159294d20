import type { ResponseContent } from '../../duis/response.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { Beliefs } from '../learning/lesson.ts'
import { anyOutdated, believing } from '../learning/lessons.ts'
import type { Learnt } from '../service-requests/service-request-rules.ts'
import { workOfFolding } from '../transcript/fold-finished.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { UserDirectory } from '../users/user-directory.ts'
import type { Correspondence, Outgoing, SubjectChange } from './correspondence.ts'
import type { Acceptance, KeptCommands, Originated } from './kept-commands.ts'
import type { OpenOrders } from './open-orders.ts'
import { type AcceptedRequest, deviceOf, type RequestedOrder } from './order.ts'
import type { OutstandingResponses } from './outstanding-responses.ts'
import type { DeviceResponse, LateResponse } from './uplink.ts'

export interface ConclusionOptions {
  readonly correspondence: Correspondence
  readonly keptCommands: KeptCommands
  readonly outstandingResponses: OutstandingResponses
  readonly orders: Pick<OpenOrders, 'worksOf'>
  readonly requests: RequestRecord
  readonly beliefs: Beliefs
  readonly users: UserDirectory
  readonly clock: Clock
}

/** Brings an order to its end: what is learnt, what is told to whom, all in one commit, unless it has ended already. */
export interface Conclusion {
  responded(order: RequestedOrder, response: Pick<DeviceResponse, 'message' | 'ends'>): Promise<void>
  noResponse(order: RequestedOrder, code: 'E20' | 'E21'): Promise<void>
  /**
   * The request has ended and stays so, but the device says what is in its cells: that is learnt, unless a later Command
   * has reported them since, and the party now on the device is told.
   */
  respondedLate(acceptedRequest: AcceptedRequest, response: LateResponse): Promise<void>
}

export function createConclusion(options: ConclusionOptions): Conclusion {
  const { correspondence, keptCommands, outstandingResponses, orders, requests, beliefs, clock } = options

  /** What becomes of the device's place for future-dated Commands. */
  const acceptanceOf = async (
    { request }: AcceptedRequest,
    { kept }: Learnt,
    response: GbcsMessage,
  ): Promise<Acceptance | null> =>
    kept && keptCommands.accept(response.originator, commandAnswered(response), kept, request.requestId)

  /** Of a request that has ended no outcome is awaited: all that it does is to take the place of an earlier one. */
  const lateAcceptanceOf = async (
    acceptedRequest: AcceptedRequest,
    { kept, ...learnt }: Learnt,
    response: GbcsMessage,
  ): Promise<Acceptance | null> => {
    const ended = { ...learnt, kept: kept && { ...kept, until: null } }
    const acceptance = await acceptanceOf(acceptedRequest, ended, response)
    const isOutdated =
      acceptance?.superseded && (await requests.isLater(acceptance.superseded, acceptedRequest.request.requestId))
    return isOutdated ? null : acceptance
  }

  /** Of most use cases the payload alone; some tell what only the Command and its Response together say. */
  const contentOf = async (
    { carriedOut, schedule, request: { requestId } }: RequestedOrder,
    message: GbcsMessage,
  ): Promise<ResponseContent> => {
    if (schedule !== null) {
      const content = { gbcsPayload: message.octets, dspScheduleId: schedule }
      return { kind: 'described', element: 'DSPScheduledMessage', content }
    }
    const sent = carriedOut.content && (await requests.commandSent(requestId))
    const particular = sent && carriedOut.content?.(sent.frame, message)
    return particular ?? { kind: 'GBCSPayload', payload: message.octets }
  }

  return {
    async responded(order, { message, ends }) {
      const { request } = order
      const device = deviceOf(order)
      const learnt = await order.carriedOut.learn(order, message, beliefs)
      const outgoing = await Promise.all([
        correspondence.serviceResponse(request, 'I0', await contentOf(order, message)),
        ...alertsOf(learnt, order, options),
      ])
      const at = clock.now()
      const acceptance = await acceptanceOf(order, learnt, message)
      const { requestId } = request
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [
          {
            kind: 'device-answered',
            at,
            device,
            frame: message.octets,
            learnt: learnt.lessons,
            keptUntil: learnt.kept?.until ?? null,
          },
        ],
        elsewhere: supersededBy(requestId, acceptance, at),
        outgoing,
        put: [
          ...(await believing(learnt.lessons, { device, requestId }, beliefs)),
          ...(acceptance === null ? [] : [acceptance.put]),
        ],
        add: acceptance?.add ?? [],
        done: ends,
        withdraw: await orders.worksOf(order),
        announced: { kind: 'device-answered', at, requestId, device, learnt: learnt.lessons },
      })
    },
    async respondedLate(acceptedRequest, { message, outstanding, ends }) {
      const { request } = acceptedRequest
      const { requestId } = request
      const device = deviceOf(acceptedRequest)
      const learnt = await acceptedRequest.carriedOut.learn(acceptedRequest, message, beliefs)
      const { lessons } = learnt
      const isCurrent = !(await anyOutdated(lessons, { device, requestId }, beliefs))
      const outgoing = isCurrent ? await Promise.all(alertsOf(learnt, acceptedRequest, options)) : []
      const at = clock.now()
      const acceptance = await lateAcceptanceOf(acceptedRequest, learnt, message)
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [
          { kind: 'device-answered-late', at, device, frame: message.octets, learnt: lessons, mirrored: isCurrent },
        ],
        elsewhere: supersededBy(requestId, acceptance, at),
        outgoing,
        put: [
          outstanding.toRemove,
          ...(isCurrent ? await believing(lessons, { device, requestId }, beliefs) : []),
          ...(acceptance === null ? [] : [acceptance.put]),
        ],
        add: [workOfFolding(subjectOfRequest(requestId), at)],
        done: ends,
        announced: { kind: 'device-answered-late', at, requestId, device, learnt: lessons, mirrored: isCurrent },
      })
    },
    async noResponse(order, code) {
      const { request } = order
      const device = deviceOf(order)
      // What a schedule asked has a code of its own (docs/domain/codes.md#response-codes).
      const told = order.schedule === null ? code : 'E31'
      const outgoing = [await correspondence.serviceResponse(request, told, null)]
      const at = clock.now()
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [{ kind: 'unanswered', at, device, code }],
        elsewhere: [],
        outgoing,
        put: order.hasCommand ? [outstandingResponses.toPut(order)] : [],
        withdraw: await orders.worksOf(order),
        announced: { kind: 'device-unanswered', at, requestId: request.requestId, device, code },
      })
    },
  }
}

/** A Response goes to the originator of its Command, under the counter that the Command had (docs/domain/gbcs.md#framing). */
export const commandAnswered = ({ recipient, counter }: GbcsMessage): Originated => ({ originator: recipient, counter })

function supersededBy(by: RequestId, acceptance: Acceptance | null, at: Instant): SubjectChange['elsewhere'] {
  const superseded = acceptance?.superseded ?? null
  return superseded === null ? [] : [[subjectOfRequest(superseded), { kind: 'superseded', at, by }]]
}

type RequestOf = Pick<AcceptedRequest, 'request'>

/** Only users have a Receive Response service; a party that is no user is sent nothing. */
export const alertsOf = (
  { alerts }: Learnt,
  { request }: RequestOf,
  { users, correspondence }: Pick<ConclusionOptions, 'users' | 'correspondence'>,
): readonly Promise<Outgoing>[] =>
  alerts.filter(({ to }) => users.user(to) !== undefined).map((raised) => correspondence.dccAlert(request, raised))
