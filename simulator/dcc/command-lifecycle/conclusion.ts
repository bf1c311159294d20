import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { CellMirror } from '../cell-mirror.ts'
import type { UserDirectory } from '../user-directory.ts'
import type { Correspondence } from './correspondence.ts'
import { deviceOf, type Order } from './order.ts'
import type { Answer } from './uplink.ts'

export interface ConclusionOptions {
  readonly correspondence: Correspondence
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
  const { correspondence, mirror, users, clock } = options

  return {
    async answered({ order, message }) {
      const { request, openKey } = order
      const device = deviceOf(order)
      const { cells, changes, alerts } = order.carriedOut.learn(request, message)
      const outgoing = await Promise.all([
        correspondence.serviceResponse(request, 'I0', { kind: 'GBCSPayload', payload: message.octets }),
        // Only users have a Receive Response service; a party that is none hears of nothing.
        ...alerts
          .filter(({ to }) => users.user(to) !== undefined)
          .map((raised) => correspondence.dccAlert(request, raised)),
      ])
      const at = clock.now()
      const learnt = cells.length === 0 ? [] : [mirror.toPut(device, cells)]
      await correspondence.commit({
        request,
        entries: [{ kind: 'device-answered', at, device, frame: message.octets, cells: changes }],
        outgoing,
        put: new Map([[openKey, undefined], ...learnt]),
        announced: { kind: 'device-answered', at, requestId: request.requestId, device, cells: changes },
      })
    },
    async unanswered(order, code) {
      const { request, openKey } = order
      const device = deviceOf(order)
      const outgoing = [await correspondence.serviceResponse(request, code, null)]
      const at = clock.now()
      await correspondence.commit({
        request,
        entries: [{ kind: 'unanswered', at, device, code }],
        outgoing,
        put: new Map([[openKey, undefined]]),
        announced: { kind: 'device-unanswered', at, requestId: request.requestId, device, code },
      })
    },
  }
}
