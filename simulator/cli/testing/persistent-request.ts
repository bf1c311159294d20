import { setTimeout as wait } from 'node:timers/promises'
import { type ServiceRequest, signedPreCommandRequest, type User } from '../../harness/index.ts'
import { type DuisService, serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'

/** Milliseconds of real time between attempts. */
const betweenAttemptsMs = 50

/**
 * Sends a request until it is answered, always in the same octets, and signs the Pre-Command of a critical one; resolves with
 * the code of the last answer on a connection.
 */
export async function sendPersistently(user: User, request: ServiceRequest): Promise<string> {
  const service = serviceOfCommandVariant[request.commandVariant]
  const first = await answerTo(user, service, request)
  const { responseCode, body } = first
  if (service !== 'Transform' || responseCode !== 'I0') return responseCode
  if (body.kind !== 'ResponseMessage' || body.content?.kind !== 'PreCommand') return responseCode
  const signed = await user.signPreCommand(body.content.payload)
  return (await answerTo(user, 'SendCommand', signedPreCommandRequest(request, signed))).responseCode
}

async function answerTo(user: User, service: DuisService, request: ServiceRequest) {
  const document = await user.sign(request)
  for (;;) {
    const asked = await user.submit(service, request, document)
    if (asked.ok) return asked.value.answer.response
    await wait(betweenAttemptsMs)
  }
}
