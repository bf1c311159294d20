import type { DuisReader } from '../../duis/duis-reader.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { createInTurn } from '../../vocabulary/in-turn.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { formatRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { DeviceCertificates } from '../inventory/device-certificates.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import { type ConclusionOptions, createConclusion } from './conclusion.ts'
import { createDispatch, type Dispatch, type DispatchOptions } from './dispatch.ts'
import { createKeptCommands, type KeptCommand } from './kept-commands.ts'
import { createCommandMaker, type MakeCommandOptions } from './make-command.ts'
import { type KeptOrder, keptOrders, type Order, type Undertaking } from './order.ts'
import { createOutcomes } from './outcome.ts'
import { createOutstandingAnswers } from './outstanding-answers.ts'
import { type Alert, type DeviceAlert, type LateAnswer, readUplink, type Uplink } from './uplink.ts'

export interface CommandLifecycleOptions
  extends Omit<DispatchOptions, 'unanswered' | 'makeCommand'>,
    MakeCommandOptions,
    Omit<ConclusionOptions, 'keptCommands' | 'outstandingAnswers'> {
  readonly deviceCertificates: DeviceCertificates
  readonly journal: Journal
  readonly duis: DuisReader
  readonly rulesOf: RulesOf
  /** Takes what a device says of its own accord; says why nothing came of it, or null. */
  readonly deviceAlerted: (alert: DeviceAlert) => Promise<string | null>
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
  const { wan, broker, deviceCertificates, inFlight, clock, events, log } = options
  // Documents about one device are queued in the order in which things happened to it.
  const inTurn = createInTurn()
  const keptCommands = createKeptCommands({
    ...options,
    overdue: (kept) => inTurn.run(kept.device, () => overdue(kept)),
  })
  const outstandingAnswers = createOutstandingAnswers(options.journal)
  const conclusion = createConclusion({ ...options, keptCommands, outstandingAnswers })
  const outcomes = createOutcomes({ ...options, keptCommands })
  const overdue = async (kept: KeptCommand): Promise<void> => {
    const found = signedUndertakingOf(kept.requestId, options)
    if (!closed && found.ok) await outcomes.overdue(found.value, kept)
  }
  const dispatch: Dispatch = createDispatch({
    ...options,
    makeCommand: createCommandMaker(options),
    unanswered: (order, code, sent) =>
      inTurn.run(order.request.requestIdParts.target, () => conclusion.unanswered(order, code, sent)),
  })
  let closed = false

  /** @returns why nothing came of it; null where something did */
  const act = async (uplink: Uplink, device: EntityIdentifier): Promise<string | null> => {
    if (uplink.kind === 'alert') return alerted(uplink)
    if (uplink.kind === 'device-alert') return options.deviceAlerted(uplink)
    if (uplink.kind === 'late-answer') return answeredLate(uplink)
    if (dispatch.claim(uplink.order)) await conclusion.answered(uplink)
    // While the signature was verified the deadline came first. Behind the end that it brings, the answer is a late one.
    else void carry(device, uplink.message.octets)
    return null
  }

  const answeredLate = async (answer: LateAnswer): Promise<string | null> => {
    const found = undertakingOf(answer.outstanding.kept, options)
    if (!found.ok) return `unexpected: ${found.failure}`
    await conclusion.answeredLate(found.value, answer)
    return null
  }

  /**
   * Whoever the device tells had signed the Command, under a RequestID of that counter
   * (docs/domain/duis.md#originator-counter).
   */
  const alerted = async (alert: Alert): Promise<string | null> => {
    const { recipient: originator, originator: target } = alert.message
    const requestId = formatRequestId({ originator, target, counter: alert.alert.outcome.authorisingCounter })
    const found = signedUndertakingOf(requestId, options)
    return found.ok ? outcomes.alerted(found.value, alert) : `unexpected: ${found.failure}`
  }

  const take = async (device: EntityIdentifier, frame: Uint8Array): Promise<void> => {
    if (closed) return
    const uplink = await readUplink(device, frame, dispatch, outstandingAnswers, deviceCertificates, broker)
    if (closed) return
    const reason = uplink.ok ? await act(uplink.value, device) : uplink.failure
    if (reason === null) return
    log.debug({ device, reason }, 'a frame of a device was dropped')
    events.emit({ kind: 'uplink-dropped', at: clock.now(), device, reason, frame })
  }

  const carry = (device: EntityIdentifier, frame: Uint8Array): Promise<void> =>
    inFlight.during(inTurn.run(device, () => take(device, frame)))

  wan.onUplink(carry)

  return {
    begin: (order) => dispatch.add(order),
    resume() {
      for (const [openKey, kept] of keptOrders(options.journal)) {
        const found = undertakingOf(kept, options)
        if (found.ok) dispatch.add({ openKey, ...found.value }, options.requests.commandSent(kept.requestId))
        else log.error({ requestId: kept.requestId, because: found.failure }, 'an accepted request cannot be taken up')
      }
      keptCommands.resume()
    },
    size: () => dispatch.size(),
    async close() {
      closed = true
      dispatch.close()
      keptCommands.close()
      await inTurn.idle()
    },
  }
}

/** What was undertaken, from the octets of the request itself. */
function undertakingOf(
  { requestId, entry }: KeptOrder,
  { requests, duis, rulesOf }: CommandLifecycleOptions,
): Result<Undertaking, string> {
  const answered = requests.answered(requestId, entry)
  if (answered === undefined) return failed('its record is gone')
  const reading = duis.readRequest(answered.document)
  if (!reading.ok) return failed(reading.failure.sentence)
  const { request } = reading.value
  const carriedOut = rulesOf(request)?.carriedOut
  return carriedOut?.by === 'command' ? succeeded({ request, carriedOut }) : failed('its variant is not simulated')
}

/** What the user of a Signed Pre-Command had the DCC carry out, whatever has become of it since. */
const signedUndertakingOf = (requestId: RequestId, options: CommandLifecycleOptions): Result<Undertaking, string> =>
  undertakingOf({ requestId, entry: 'signed-pre-command' }, options)
