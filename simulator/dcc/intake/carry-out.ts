import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import { cancellationInstant } from '../../vocabulary/instant.ts'
import type { AccessControlBroker } from '../access-control-broker.ts'
import type { Facts } from '../admission/facts.ts'
import type { CommandLifecycle } from '../command-lifecycle/command-lifecycle.ts'
import { keptOrderOf, type Order } from '../command-lifecycle/order.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { acknowledged, answered, type Outcome, type Settle } from '../schedule/settle.ts'
import type { CarriedOut, CarriedOutByCommand } from '../service-requests/service-request-rules.ts'

/** Carries an accepted request out, each kind in its own way. */
export type CarryOut = (facts: Facts, carriedOut: CarriedOut, settle: Settle) => Promise<void>

export interface CarryOutOptions {
  readonly broker: AccessControlBroker
  readonly lifecycle: CommandLifecycle
  readonly schedule: Schedule
  readonly nextOpenKey: () => string
}

export function createCarryOut({ broker, lifecycle, schedule, nextOpenKey }: CarryOutOptions): CarryOut {
  /** An order that the DCC brings to its end by itself; it begins as soon as it is durable. */
  const ordered = (order: Order): Outcome => ({
    ...acknowledged,
    put: new Map([[order.openKey, keptOrderOf(order)]]),
    begin: () => lifecycle.begin(order),
  })

  const overTheWan = ({ request }: Facts, carriedOut: CarriedOutByCommand, settle: Settle): Promise<void> =>
    settle(ordered({ openKey: nextOpenKey(), request, carriedOut }))

  /** The user carries the Command to the device itself, and its answer back: for the DCC that is the end. */
  const inTheUsersHands = async (facts: Facts, carriedOut: CarriedOutByCommand, settle: Settle): Promise<void> => {
    const { request, receivedAt: at } = facts
    const device = request.requestIdParts.target
    await broker.make(device, carriedOut.command(request), ({ toPut, ...made }) =>
      settle({
        ...answered('I0', { kind: 'LocalCommand', payload: made.frame }),
        entries: [{ kind: 'command-handed-out', at, device, ...made }],
        put: toPut,
      }),
    )
  }

  const byCommand = (facts: Facts, carriedOut: CarriedOutByCommand, settle: Settle): Promise<void> => {
    const { definition, executionDateTime } = facts
    if (definition?.futureDating !== 'dsp' || executionDateTime === null) return byCommandNow(facts, carriedOut, settle)
    if (executionDateTime === cancellationInstant) return schedule.cancel(facts, settle)
    return schedule.keep(facts, executionDateTime, settle)
  }

  const byCommandNow = (facts: Facts, carriedOut: CarriedOutByCommand, settle: Settle): Promise<void> =>
    deliveryOfCommandVariant[facts.request.commandVariant] === 'local'
      ? inTheUsersHands(facts, carriedOut, settle)
      : overTheWan(facts, carriedOut, settle)

  return (facts, carriedOut, settle) => {
    switch (carriedOut.by) {
      case 'command':
        return byCommand(facts, carriedOut, settle)
      case 'pre-command': {
        const gbcsVersion = facts.device?.gbcsVersion ?? ''
        return settle(
          answered('I0', {
            kind: 'PreCommand',
            gbcsVersion,
            payload: carriedOut.preCommand(facts, facts.request.body),
          }),
        )
      }
      case 'dcc': {
        const { code, content, put, settled } = carriedOut.answer(facts, facts.request.body)
        return settle({ ...answered(code, content), put, begin: settled })
      }
    }
  }
}
