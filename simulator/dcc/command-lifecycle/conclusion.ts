import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { CellMirror } from '../inventory/cell-mirror.ts'
import type { Learnt } from '../service-requests/service-request-rules.ts'
import type { UserDirectory } from '../users/user-directory.ts'
import type { Correspondence, Outgoing } from './correspondence.ts'
import type { Acceptance, KeptCommands } from './kept-commands.ts'
import { deviceOf, type Order } from './order.ts'
import type { Answer } from './uplink.ts'

export interface ConclusionOptions {
  readonly correspondence: Correspondence
  readonly keptCommands: KeptCommands
  readonly mirror: CellMirror
  readonly users: UserDirectory
  readonly clock: Clock
}

/** Brings a claimed order to its end: what is learnt, what is told to whom, all in one commit. */
export interface Conclusion {
  answered(answer: Answer): Promise<void>
  unanswered(order: Order, code: 'E20' | 'E21'): Promise<void>
}

export function createConclusion(options: ConclusionOptions): Conclusion {
  const { correspondence, keptCommands, mirror, clock } = options

  /** What becomes of the device's place for future-dated Commands. */
  const acceptanceOf = ({ request }: Order, { kept }: Learnt): Acceptance | null => {
    const { target, originator } = request.requestIdParts
    return kept && keptCommands.accept(target, originator, kept, request.requestId)
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
      const superseded = acceptance?.superseded ?? null
      await correspondence.commit({
        request,
        entries: [{ kind: 'device-answered', at, device, frame: message.octets, cells: learnt.changes }],
        elsewhere: superseded === null ? [] : [[superseded, { kind: 'superseded', at, by: requestId }]],
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
    async unanswered(order, code) {
      const { request, openKey } = order
      const device = deviceOf(order)
      const outgoing = [await correspondence.serviceResponse(request, code, null)]
      const at = clock.now()
      await correspondence.commit({
        request,
        entries: [{ kind: 'unanswered', at, device, code }],
        elsewhere: [],
        outgoing,
        put: new Map([[openKey, undefined]]),
        announced: { kind: 'device-unanswered', at, requestId: request.requestId, device, code },
      })
    },
  }
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
  cells.length === 0 ? [] : [mirror.toPut(request.requestIdParts.target, cells)]
