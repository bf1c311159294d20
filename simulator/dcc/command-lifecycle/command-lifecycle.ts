import type { DuisReader } from '../../duis/duis-reader.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { DeviceCertificates } from '../device-certificates.ts'
import { createInTurn } from '../in-turn.ts'
import type { RequestRecord } from '../request-record.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import { type ConclusionOptions, createConclusion } from './conclusion.ts'
import { createDispatch, type Dispatch, type DispatchOptions } from './dispatch.ts'
import { createCommandMaker, type MakeCommandOptions } from './make-command.ts'
import { type KeptOrder, keptOrders, type Order } from './order.ts'
import { answerIn } from './uplink.ts'

export interface CommandLifecycleOptions
  extends Omit<DispatchOptions, 'unanswered' | 'makeCommand'>,
    MakeCommandOptions,
    ConclusionOptions {
  readonly deviceCertificates: DeviceCertificates
  readonly requests: RequestRecord
  readonly journal: Journal
  readonly duis: DuisReader
  readonly rulesOf: RulesOf
}

/** Carries accepted requests out: Command to the device, answer back, Service Response to the user. */
export interface CommandLifecycle {
  /** Begins with an order that is durable. */
  begin(order: Order): void
  /** Takes up the orders that were open when the journal was last closed, each deadline beginning anew. */
  resume(): void
  /** Orders that have not ended. */
  size(): number
  /** Begins nothing any more, and resolves when what has begun is done. */
  close(): Promise<void>
}

export function createCommandLifecycle(options: CommandLifecycleOptions): CommandLifecycle {
  const { wan, deviceCertificates, inFlight, clock, events, log } = options
  // Documents about one device are queued in the order in which things happened to it.
  const inTurn = createInTurn()
  const conclusion = createConclusion(options)
  const dispatch: Dispatch = createDispatch({
    ...options,
    makeCommand: createCommandMaker(options),
    unanswered: (order, code) =>
      inTurn.run(order.request.requestIdParts.target, () => conclusion.unanswered(order, code)),
  })
  let closed = false

  const take = async (device: EntityIdentifier, frame: Uint8Array): Promise<void> => {
    if (closed) return
    const answer = await answerIn(device, frame, dispatch, deviceCertificates)
    if (closed) return
    // While the signature was verified, another copy of the answer or the deadline may have come first.
    if (answer.ok && dispatch.claim(answer.value.order)) return conclusion.answered(answer.value)
    const reason = answer.ok ? 'unexpected: nothing waits for it' : answer.failure
    log.debug({ device, reason }, 'a frame of a device was dropped')
    events.emit({ kind: 'uplink-dropped', at: clock.now(), device, reason, frame })
  }

  wan.onUplink((device, frame) => inFlight.during(inTurn.run(device, () => take(device, frame))))

  return {
    begin: (order) => dispatch.add(order),
    resume() {
      for (const [openKey, kept] of keptOrders(options.journal)) {
        const order = orderFrom(openKey, kept, options)
        if (order.ok) dispatch.add(order.value, options.requests.commandSent(kept.requestId))
        else log.error({ requestId: kept.requestId, because: order.failure }, 'an accepted request cannot be taken up')
      }
    },
    size: () => dispatch.size(),
    async close() {
      closed = true
      dispatch.close()
      await inTurn.idle()
    },
  }
}

/** The order as it was, from the octets of the request itself. */
function orderFrom(
  openKey: string,
  { requestId, entry }: KeptOrder,
  { requests, duis, rulesOf }: CommandLifecycleOptions,
): Result<Order, string> {
  const answered = requests.answered(requestId, entry)
  if (answered === undefined) return failed('its record is gone')
  const reading = duis.readRequest(answered.document)
  if (!reading.ok) return failed(reading.failure.sentence)
  const { request } = reading.value
  const carriedOut = rulesOf(request)?.carriedOut
  return carriedOut?.by === 'command'
    ? succeeded({ openKey, request, carriedOut })
    : failed('its variant is not simulated')
}
