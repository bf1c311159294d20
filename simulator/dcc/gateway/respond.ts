import type { ServerResponse } from 'node:http'
import { visible } from '../../vocabulary/visible-text.ts'
import type { HttpAnswer } from './http-answer.ts'

/** What whoever comes while too much is under way hears, at the door or in the line. */
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
