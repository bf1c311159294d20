import { createReportedCode } from '../../dcc/settings/reported-codes.ts'
import type { Transcript } from '../../dcc/transcript/transcript.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { CredentialsOrder } from '../../users/credentials-order.ts'
import type { ReceivedDocument } from '../../users/mailbox.ts'
import type { Supplier } from '../../users/supplier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { checkRefusalCodes } from '../../vocabulary/response-code.ts'
import { type DroppedCommand, droppedCommandsOf } from '../in-words/dropped-commands.ts'
import type { Attempt, FlowSite } from './flow.ts'
import type { RehearsingUsers } from './rehearsing-users.ts'
import { certificationPathOf, networkOperatorCertificates } from './test-bed.ts'

/** How one request of a flow went. */
export interface AttemptReport {
  /** What befell the world before it; null where nothing did. */
  readonly given: string | null
  readonly says: string
  /** Whose certificates were sent. */
  readonly operator: NetworkOperator
  /** The response code on the same connection. */
  readonly code: string
  /** The response code by which the request ended; null where none was due. */
  readonly finalCode: string | null
  readonly transcript: Transcript
  /** What devices logged when they dropped its Commands. */
  readonly dropped: readonly DroppedCommand[]
}

/** Real time that an attempt waits for its end before it counts as lost, in milliseconds. */
const responseWithinMs = 45_000

/** Sends the request as the supplier of the premises, and waits for its end. */
export async function makeAttempt(attempt: Attempt, site: FlowSite, users: RehearsingUsers): Promise<AttemptReport> {
  const { network, premises } = site
  const takeBack = (await attempt.given?.bringAbout(site)) ?? (() => {})
  try {
    const operator = attempt.certificatesOf(premises)
    const supplier = await users.supplier(premises.supplier.entityIdentifier)
    for (const identifier of entityIdentifiersOf(operator)) await users.networkOperator(identifier)

    const { requestId, code } = await send(attempt, orderOf(attempt, operator, site), supplier)
    const finalCode = code === 'I99' ? await endOf(requestId, attempt, supplier, site) : null
    await network.time.inFlight.settled()
    const transcript = await network.dcc.transcript(requestId)
    if (transcript === undefined) throw new SimulatorFault('SIM_INVARIANT', `No transcript of ${requestId}`)
    const dropped = await droppedCommandsOf(transcript, (device) => network.devices.logOf(device))
    return { given: attempt.given?.says ?? null, says: attempt.says, operator, code, finalCode, transcript, dropped }
  } finally {
    takeBack()
  }
}

const orderOf = (
  { executesAfterSeconds }: Attempt,
  operator: NetworkOperator,
  { network: { smki, time }, device }: FlowSite,
): CredentialsOrder => ({
  device,
  slot: 'NetworkOperator',
  certificates: networkOperatorCertificates(smki, operator),
  certificationPath: certificationPathOf(smki),
  executionDateTime: executesAfterSeconds === undefined ? null : wholeSecondAfter(time.clock, executesAfterSeconds),
})

/** A Command has no room for a fraction of a second. */
const wholeSecondAfter = (clock: Clock, seconds: number): Instant =>
  instant((Math.ceil(clock.now() / 1000) + seconds) * 1000)

/** The RequestID, and the code of the DCC's last answer on a connection. */
async function send({ service }: Attempt, order: CredentialsOrder, supplier: Supplier) {
  if (service === '6.21') {
    const asked = await supplier.requestHandover(order)
    if (!asked.ok) throw unanswered(asked.failure.detail)
    return { requestId: asked.value.request.requestId, code: asked.value.answer.response.responseCode }
  }
  const updated = await supplier.updateCredentials(order)
  if (!updated.ok) throw unanswered(updated.failure.detail)
  const { transform, sendCommand } = updated.value
  const { answer } = sendCommand ?? transform
  return { requestId: transform.request.requestId, code: answer.response.responseCode }
}

const unanswered = (detail: string) => new SimulatorFault('SIM_INVARIANT', `The DCC did not answer: ${detail}`)

async function endOf(
  requestId: RequestId,
  { service, executesAfterSeconds, endsWithinSeconds }: Attempt,
  { mailbox }: Supplier,
  { network: { time, configuration } }: FlowSite,
): Promise<string> {
  if (endsWithinSeconds !== undefined && configuration.deterministic)
    await time.virtual().advanceBy(endsWithinSeconds * 1000)
  const signal = AbortSignal.timeout(responseWithinMs)
  // The device accepts such a Command first, and tells by an alert what became of it.
  const isKeptByDevice = service === '6.15.1' && executesAfterSeconds !== undefined
  const end = isKeptByDevice
    ? mailbox.first((received) => tellsOfKeptCommand(received, requestId), signal)
    : mailbox.serviceResponse(requestId, signal)
  return (await end).response.responseCode
}

const tellsOfKeptCommand = ({ response: { requestId, body } }: ReceivedDocument, wanted: RequestId): boolean =>
  requestId === wanted && body.kind === 'ResponseMessage' && body.content?.kind === 'FutureDatedDeviceAlertMessage'

/** What of an attempt was not as scripted. */
export function complaintsAbout(
  { says, service, ends }: Attempt,
  { code, finalCode }: AttemptReport,
  { network }: FlowSite,
  deviceWasLeftAlone: boolean,
): string[] {
  const reported = createReportedCode(network.dcc.settings())
  const refusal = reported(checkRefusalCodes[service][network.refusalCodes])
  const [expected, end] = {
    'goes-through': ['I99', 'I0'],
    undelivered: ['I99', reported('E20')],
    'refused-by-check': [refusal, null],
  }[ends]
  if (code !== expected) return [`${says}: answered ${code} instead of ${expected}`]
  if (finalCode !== end) return [`${says}: ended with ${finalCode} instead of ${end}`]
  const mayHearOfIt = ends === 'goes-through' || deviceWasLeftAlone
  return mayHearOfIt ? [] : [`${says}: ${ends}, and yet the device heard of it`]
}
