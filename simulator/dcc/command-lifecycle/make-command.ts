import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { AccessControlBroker, SentFrame } from '../access-control-broker.ts'
import type { Correspondence, Outgoing } from './correspondence.ts'
import { deviceOf, type Order } from './order.ts'

export interface MakeCommandOptions {
  readonly broker: AccessControlBroker
  readonly correspondence: Correspondence
  readonly clock: Clock
}

/**
 * Makes an order's Command for the WAN. Nothing leaves before it is recorded: after a restart the same frame is sent, and
 * no second one made. Where the user asked for local delivery as well it gets the very same Command.
 */
export const createCommandMaker =
  ({ broker, correspondence, clock }: MakeCommandOptions) =>
  (order: Order): Promise<SentFrame> => {
    const { request, carriedOut } = order
    const device = deviceOf(order)
    const forTheUser = async (payload: Buffer): Promise<readonly Outgoing[]> =>
      deliveryOfCommandVariant[request.commandVariant] === 'both'
        ? [await correspondence.serviceResponse(request, 'I0', { kind: 'LocalCommand', payload })]
        : []
    return broker.make(device, carriedOut.command(request), async ({ toPut, ...made }) => {
      const outgoing = await forTheUser(made.frame)
      const at = clock.now()
      await correspondence.commit({
        subject: subjectOfRequest(request.requestId),
        entries: [{ kind: 'command-sent', at, device, ...made }],
        elsewhere: [],
        outgoing,
        put: toPut,
        announced: { kind: 'command-sent', at, requestId: request.requestId, device, frame: made.frame },
      })
    })
  }
