import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { SentFrame } from '../access-control-broker.ts'
import type { CellMirror } from '../inventory/cell-mirror.ts'
import type { Learnt } from '../service-requests/service-request-rules.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { UserDirectory } from '../users/user-directory.ts'
import type { Correspondence, Happening, Outgoing } from './correspondence.ts'
import type { Acceptance, KeptCommands } from './kept-commands.ts'
import { deviceOf, keptOrderOf, type Order, type Undertaking } from './order.ts'
import type { OutstandingAnswers } from './outstanding-answers.ts'
import type { Answer, LateAnswer } from './uplink.ts'

export interface ConclusionOptions {
  readonly correspondence: Correspondence
  readonly keptCommands: KeptCommands
  readonly outstandingAnswers: OutstandingAnswers
  readonly requests: RequestRecord
  readonly mirror: CellMirror
  readonly users: UserDirectory
  readonly clock: Clock
}

/** Brings a claimed order to its end: what is learnt, what is told to whom, all in one commit. */
export interface Conclusion {
  answered(answer: Answer): Promise<void>
  unanswered(order: Order, code: 'E20' | 'E21', sent: SentFrame | null): Promise<void>
  /**
   * The request has ended and stays so, but the device says what is in its cells: that is learnt, unless a later Command
   * has told of them since, and the party now on the device hears of it.
   */
  answeredLate(undertaking: Undertaking, answer: LateAnswer): Promise<void>
}

export function createConclusion(options: ConclusionOptions): Conclusion {
  const { correspondence, keptCommands, outstandingAnswers, requests, mirror, clock } = options

  /** What becomes of the device's place for future-dated Commands. */
  const acceptanceOf = ({ request }: Undertaking, { kept }: Learnt): Acceptance | null => {
    const { target, originator } = request.requestIdParts
    return kept && keptCommands.accept(target, originator, kept, request.requestId)
  }

  /** Of a request that has ended no outcome is awaited: all that it does is to take the place of an earlier one. */
  const lateAcceptanceOf = (undertaking: Undertaking, { kept, ...learnt }: Learnt): Acceptance | null => {
    const acceptance = acceptanceOf(undertaking, { ...learnt, kept: kept && { ...kept, until: null } })
    const isOutdated = acceptance?.superseded && requests.isLater(acceptance.superseded, undertaking.request.requestId)
    return isOutdated ? null : acceptance
  }

  const isOutdated = ({ cells }: Learnt, { request }: Undertaking): boolean => {
    const { requestId, requestIdParts } = request
    return cells.some(({ cell }) => {
      const learntFrom = mirror.learntFrom(requestIdParts.target, cell)
      return learntFrom !== null && requests.isLater(learntFrom, requestId)
    })
  }

  return {
    async answered({ order, message }) {
      const { request, openKey } = order
      const device = deviceOf(order)
      const learnt = order.carriedOut.learn(request, message)
      const outgoing = await Promise.all([
        correspondence.serviceResponse(request, 'I0', { kind: 'GBCSPayload', payload: message.octets }),
        ...alertsOf(learnt, order, options),
      ])
      const at = clock.now()
      const acceptance = acceptanceOf(order, learnt)
      const { requestId } = request
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [
          {
            kind: 'device-answered',
            at,
            device,
            frame: message.octets,
            cells: learnt.changes,
            keptUntil: learnt.kept?.until ?? null,
          },
        ],
        elsewhere: supersededBy(requestId, acceptance, at),
        outgoing,
        put: new Map([
          [openKey, undefined],
          ...mirrored(learnt, order, mirror),
          ...(acceptance === null ? [] : [acceptance.put]),
        ]),
        announced: { kind: 'device-answered', at, requestId, device, cells: learnt.changes },
      })
      if (acceptance === null) return
      if (acceptance.kept === null) keptCommands.forget(acceptance.key)
      else keptCommands.watch(acceptance.kept)
    },
    async answeredLate(undertaking, { message, outstanding }) {
      const { request } = undertaking
      const { requestId } = request
      const device = deviceOf(undertaking)
      const learnt = undertaking.carriedOut.learn(request, message)
      const isCurrent = !isOutdated(learnt, undertaking)
      const outgoing = isCurrent ? await Promise.all(alertsOf(learnt, undertaking, options)) : []
      const at = clock.now()
      const acceptance = lateAcceptanceOf(undertaking, learnt)
      const cells = learnt.changes
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [{ kind: 'device-answered-late', at, device, frame: message.octets, cells, mirrored: isCurrent }],
        elsewhere: supersededBy(requestId, acceptance, at),
        outgoing,
        put: new Map([
          [outstanding.key, undefined],
          ...(isCurrent ? mirrored(learnt, undertaking, mirror) : []),
          ...(acceptance === null ? [] : [acceptance.put]),
        ]),
        announced: { kind: 'device-answered-late', at, requestId, device, cells, mirrored: isCurrent },
      })
      if (acceptance !== null) keptCommands.forget(acceptance.key)
    },
    async unanswered(order, code, sent) {
      const { request, openKey } = order
      const device = deviceOf(order)
      const outgoing = [await correspondence.serviceResponse(request, code, null)]
      const at = clock.now()
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [{ kind: 'unanswered', at, device, code }],
        elsewhere: [],
        outgoing,
        put: new Map([
          [openKey, undefined],
          ...(sent === null ? [] : [outstandingAnswers.toPut(device, sent, keptOrderOf(order))]),
        ]),
        announced: { kind: 'device-unanswered', at, requestId: request.requestId, device, code },
      })
    },
  }
}

function supersededBy(by: RequestId, acceptance: Acceptance | null, at: Instant): Happening['elsewhere'] {
  const superseded = acceptance?.superseded ?? null
  return superseded === null ? [] : [[subjectOfRequest(superseded), { kind: 'superseded', at, by }]]
}

type Told = Pick<Order, 'request'>

/** Only users have a Receive Response service; a party that is none hears of nothing. */
export const alertsOf = (
  { alerts }: Learnt,
  { request }: Told,
  { users, correspondence }: Pick<ConclusionOptions, 'users' | 'correspondence'>,
): readonly Promise<Outgoing>[] =>
  alerts.filter(({ to }) => users.user(to) !== undefined).map((raised) => correspondence.dccAlert(request, raised))

/** What a commit must put so that the cells are mirrored. */
export const mirrored = (
  { cells }: Learnt,
  { request }: Told,
  mirror: CellMirror,
): readonly (readonly [key: string, value: unknown])[] =>
  cells.length === 0 ? [] : [mirror.toPut(request.requestIdParts.target, cells, request.requestId)]
