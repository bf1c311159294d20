import type { ServerResponse } from 'node:http'
import { visible } from '../../vocabulary/visible-text.ts'

/** The answer to a request that comes, or waits, while too much is under way. */
export const serviceUnavailable = (
  retryAfterSeconds: number,
  body = 'The DCC has too many requests under way.',
): HttpAnswer => ({
  status: 503,
  contentType: 'text/plain',
  body,
  retryAfterSeconds,
})

export function answer(response: ServerResponse, { status, contentType, body, retryAfterSeconds }: HttpAnswer): void {
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds)
  send(response, status, contentType, body)
}

/** Answers with one sentence, with statuses that are HTTP's own too. */
export const sentence = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain', text)

/** What a person reads repeats what was sent, and is read in a terminal. */
function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  const body = contentType === 'text/plain' ? visible(text) : text
  response.writeHead(status, {
    'Content-Type': `${contentType}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** What an HTTP service of the DCC answers, apart from who asked over what. */
export interface HttpAnswer {
  /** 401 and 402 are the SMKI services' own: a search that is not one, and one that finds nothing. */
  readonly status: 200 | 400 | 401 | 402 | 500 | 503
  readonly contentType: 'application/xml' | 'text/plain'
  readonly body: string
  /** Seconds; only with 503. */
  readonly retryAfterSeconds?: number
}
