import { meaningOfCode } from '../harness/in-words/code-in-words.ts'
import { transcriptLines } from '../harness/in-words/transcript-lines.ts'
import type { Decision, DuisResponse, Exchange, GbcsMessage, Mailbox } from '../harness/index.ts'
import type { Network as HarnessNetwork } from '../harness/network.ts'
import { formatInstant, type Instant } from '../vocabulary/instant.ts'

/** How long to wait for what comes later. */
export interface WaitOptions {
  /** Milliseconds of real time; 10 000 unless said otherwise. */
  readonly withinMs?: number
}

/** A Service Response or an alert, delivered to the user and believed by it: schema, signatures and address are right. */
export interface Response {
  /** The response code, `I0` where the device did it; of an alert its alert code, such as `N42` or `8F66`. */
  readonly code: string
  readonly meaning: string | null
  /** As it was delivered, signed XML. */
  readonly document: string
  readonly content: DuisResponse
  /** The device's own message inside, verified; null where there is none. */
  readonly message: GbcsMessage | null
}

/** A request that was sent, with the DCC's answer on the same connection. */
export interface AnsweredRequest {
  readonly requestId: string
  /** Response code on the same connection: `I99` accepted, `I0` done, `E…` refused. */
  readonly code: string
  readonly meaning: string | null
  /** The request as it was sent, signed XML. */
  readonly document: string
  /** The answer as it came, XML. */
  readonly answerDocument: string
  readonly answer: DuisResponse
  /**
   * The Service Response, come or to come.
   *
   * @example
   * const meter = network.device({ region: 'London', slot: 'dcc-controlled' })
   * const supplier = await network.user(meter.supplier)
   * const handover = await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
   * assert.equal(handover.code, 'I99')
   * assert.equal((await handover.response()).code, 'I0')
   * @throws Error where it does not come in time, or cannot come unless the clock is moved
   */
  response(options?: WaitOptions): Promise<Response>
  /** The check's decisions on it, oldest first: one on receipt, one when the DSP releases it; none where it was not asked. */
  decisions(): readonly Decision[]
  /** Everything that happened to it so far, in lines for a person. */
  account(): Promise<readonly string[]>
}

export function answeredRequest(
  { request, document, answer }: Exchange,
  mailbox: Mailbox,
  network: HarnessNetwork,
): AnsweredRequest {
  const { requestId } = request
  const { responseCode } = answer.response
  return {
    requestId,
    code: responseCode,
    meaning: meaningOfCode(responseCode, network.dcc.settings().meanings),
    document,
    answerDocument: answer.document.toString(),
    answer: answer.response,
    response: ({ withinMs = defaultWaitMs } = {}) =>
      firstOf(
        (signal) => mailbox.serviceResponse(requestId, signal),
        { what: `The Service Response to ${requestId} (answered ${responseCode})`, withinMs },
        network,
      ).then((received) => responseOf(received, network)),
    decisions: () => network.dcc.decisions.list().filter((decision) => decision.requestId === requestId),
    account: () => accountOf(network, requestId),
  }
}

type ServiceResponse = Awaited<ReturnType<Mailbox['serviceResponse']>>

/** A delivery as the library shows it. */
export const responseOf = ({ document, response, message }: ServiceResponse, { dcc }: HarnessNetwork): Response => ({
  code: codeOf(response),
  meaning: meaningOfCode(codeOf(response), dcc.settings().meanings),
  document: document.toString(),
  content: response,
  message,
})

const codeOf = ({ responseCode, body }: DuisResponse): string => ('alertCode' in body ? body.alertCode : responseCode)

export const defaultWaitMs = 10_000

/** What is waited for; rejects at once where the clock stands still and nothing is under way that could bring it. */
export async function firstOf(
  wait: (signal: AbortSignal) => Promise<ServiceResponse>,
  { what, withinMs }: { readonly what: string; readonly withinMs: number },
  { time, configuration }: HarnessNetwork,
): Promise<ServiceResponse> {
  const giveUp = new AbortController()
  const abort = (why: string) => giveUp.abort(new Error(`${what} has not come: ${why}`))
  const limit = setTimeout(() => abort(`${withinMs} ms are over`), withinMs)
  if (configuration.deterministic)
    void standstill(time, giveUp.signal).then(() => {
      const due = time.virtual().nextDue()
      const next = due === null ? 'nothing is due later' : `the next is due at ${formatInstant(due)}`
      abort(`nothing is under way and the clock stands still; ${next} (clock.advanceBy, clock.advanceTo)`)
    })
  return wait(giveUp.signal).finally(() => {
    clearTimeout(limit)
    giveUp.abort()
  })
}

/** Real milliseconds in which nothing happens where a clock stands still: a test may be about to move it. */
const stillForMs = 50

/** Resolves when nothing is under way and nobody has moved the clock for a while, or when `signal` aborts. */
async function standstill({ clock, inFlight }: HarnessNetwork['time'], signal: AbortSignal): Promise<void> {
  for (let before: Instant | null = null; before !== clock.now() && !signal.aborted; ) {
    await inFlight.settled()
    before = clock.now()
    await new Promise((resolve) => setTimeout(resolve, stillForMs))
    await inFlight.settled()
  }
}

async function accountOf(
  { dcc, fleet }: HarnessNetwork,
  requestId: AnsweredRequest['answer']['requestId'],
): Promise<string[]> {
  const transcript = requestId === null ? undefined : await dcc.transcript(requestId)
  if (transcript === undefined) return []
  return transcriptLines(transcript, {
    nameOfDevice: (device) => fleet.deviceAt(device)?.type ?? device,
    meanings: dcc.settings().meanings,
  }).flatMap(({ at, who, what, details }) => [`${at} ${who}: ${what}`, ...details.map((detail) => `  ${detail}`)])
}
