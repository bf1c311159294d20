import type { ResponseContent } from '../duis/response.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { ResponseCode } from '../vocabulary/response-code.ts'
import type { AccessControlBroker } from './access-control-broker.ts'
import type { Facts } from './admission/facts.ts'
import type { CommandLifecycle } from './command-lifecycle/command-lifecycle.ts'
import { deliveryOfCommandVariant } from './command-lifecycle/delivery.ts'
import { createOpenKeys, type KeptOrder, type Order } from './command-lifecycle/order.ts'
import { entryOfVariant } from './request-record.ts'
import type { CarriedOut, CarriedOutByCommand } from './service-requests/service-request-rules.ts'
import type { TranscriptEntry } from './transcript.ts'

/** What an accepted request comes to on its own connection, and what follows from it. */
export interface Outcome {
  readonly code: ResponseCode
  readonly content: ResponseContent | null
  /** What belongs to the request's record beside the answer. */
  readonly entries: readonly TranscriptEntry[]
  /** What becomes durable together with the answer. */
  readonly put: ReadonlyMap<string, unknown>
  /** Begins what follows, when that is durable. */
  readonly begin: () => void
}

/** Has an outcome and the answer of it recorded; durable once resolved. */
export type Settle = (outcome: Outcome) => Promise<void>

/** Carries an accepted request out, each kind in its own way. */
export type CarryOut = (facts: Facts, carriedOut: CarriedOut, settle: Settle) => Promise<void>

export interface CarryOutOptions {
  readonly broker: AccessControlBroker
  readonly lifecycle: CommandLifecycle
  readonly journal: Journal
}

export function createCarryOut({ broker, lifecycle, journal }: CarryOutOptions): CarryOut {
  const nextOpenKey = createOpenKeys(journal)

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

  const byCommand = (facts: Facts, carriedOut: CarriedOutByCommand, settle: Settle): Promise<void> =>
    deliveryOfCommandVariant[facts.request.commandVariant] === 'local'
      ? inTheUsersHands(facts, carriedOut, settle)
      : overTheWan(facts, carriedOut, settle)

  return (facts, carriedOut, settle) => {
    switch (carriedOut.by) {
      case 'command':
        return byCommand(facts, carriedOut, settle)
      case 'pre-command': {
        const gbcsVersion = facts.device?.gbcsVersion ?? ''
        return settle(answered('I0', { kind: 'PreCommand', gbcsVersion, payload: carriedOut.preCommand(facts) }))
      }
      case 'dcc': {
        const { code, content, put, settled } = carriedOut.answer(facts)
        return settle({ ...answered(code, content), put, begin: settled })
      }
    }
  }
}

/** An answer from which nothing follows. */
export const answered = (code: ResponseCode, content: ResponseContent | null): Outcome => ({
  code,
  content,
  entries: [],
  put: new Map(),
  begin: () => {},
})

const acknowledged = answered('I99', null)

const keptOrderOf = ({ request }: Order): KeptOrder => ({
  requestId: request.requestId,
  entry: entryOfVariant(request.commandVariant),
})
