import * as http from 'node:http'
import * as https from 'node:https'
import { toCheckRequest } from '../../../network-operator-check/question.ts'
import { CheckFailure } from './check-failure.ts'
import { defaultAnswerWithinMs, longestAnswerOctets, type OpenCheck } from './open-check.ts'
import { verdictFromText } from './read-verdict.ts'

/** Questions that may be on their way at once. */
const connections = 64

/** An implementation behind an HTTP address: each question is a POST of JSON, its answer a 200 with JSON. */
export function openHttpCheck(address: URL, answerWithinMs: number = defaultAnswerWithinMs): OpenCheck {
  const { request: send, Agent } = address.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const closing = new AbortController()

  const attempt = (body: Buffer, signal: AbortSignal): Promise<string | 'stale'> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', accept: 'application/json', 'content-length': body.length }
      const request = send(address, { method: 'POST', headers, agent, signal }, (response) =>
        answerIn(response).then(resolve, reject),
      )
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A kept connection that the other side had just closed says nothing of the question: once more, on another.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve('stale')
        else reject(error)
      })
      request.end(body)
    })

  const ask = async (body: Buffer): Promise<string> => {
    const expiry = AbortSignal.timeout(answerWithinMs)
    const signal = AbortSignal.any([expiry, closing.signal])
    try {
      for (;;) {
        const answer = await attempt(body, signal)
        if (answer !== 'stale') return answer
      }
    } catch (cause) {
      if (expiry.aborted) throw new CheckFailure('time-out', `It did not answer within ${answerWithinMs} ms`, { cause })
      if (closing.signal.aborted) throw new CheckFailure('crashed', 'The check was closed', { cause })
      throw failureFrom(cause)
    }
  }

  return {
    name: withoutPassword(address),
    decide: async (question) => verdictFromText(await ask(Buffer.from(JSON.stringify(toCheckRequest(question))))),
    async close() {
      closing.abort()
      agent.destroy()
    },
  }
}

async function answerIn(response: http.IncomingMessage): Promise<string> {
  if (response.statusCode !== 200) {
    // Whatever else it says is of no use, and may have no end.
    response.destroy()
    throw new CheckFailure(
      'wrong-status',
      `It answered ${response.statusCode} ${response.statusMessage}; only 200 counts`,
    )
  }
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length
    if (length > longestAnswerOctets) {
      response.destroy()
      throw new CheckFailure('malformed-verdict', `Its answer is longer than ${longestAnswerOctets} octets`)
    }
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}

function failureFrom(cause: unknown): CheckFailure {
  if (cause instanceof CheckFailure) return cause
  const { code = '', message } = cause as NodeJS.ErrnoException
  const brokeOff = code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')
  return new CheckFailure(brokeOff ? 'crashed' : 'unreachable', message || code, { cause })
}

function withoutPassword(address: URL): string {
  const shown = new URL(address)
  shown.username = ''
  shown.password = ''
  return shown.href
}
