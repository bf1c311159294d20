import * as http from 'node:http'
import * as https from 'node:https'
import { createConcurrencyLimit } from './concurrency-limit.ts'

/** Posts a document to a Receive Response address. */
export interface DocumentPoster {
  /** The status of the answer; null where none came. Never rejects. */
  post(address: string, document: string): Promise<number | null>
  close(): void
}

export interface DocumentPosterOptions {
  /** Milliseconds of real time, for the whole of the answer: one that comes octet by octet is none either. */
  readonly answerWithinMs: number
  /** To all users together. The outbox keeps to so many for each user; several may share one address. */
  readonly connections: number
}

/** Octets of an answer that are read: nothing in it is of use. */
const longestAnswerOctets = 65_536

/** Answers of status 1xx that may come before the answer. */
const mostInterimAnswers = 16

export function createDocumentPoster({ answerWithinMs, connections }: DocumentPosterOptions): DocumentPoster {
  const agentOptions = { keepAlive: true }
  const pass = createConcurrencyLimit(connections)
  let closed = false
  const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) }

  const attempt = (url: URL, document: string, signal: AbortSignal): Promise<number | null | 'stale'> =>
    new Promise((resolve) => {
      const isSecure = url.protocol === 'https:'
      const headers = { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(document) }
      const options = { method: 'POST', headers, agent: agents[isSecure ? 'https:' : 'http:'], signal }
      const request = (isSecure ? https : http).request(url, options, (response) => {
        const status = response.statusCode ?? null
        let octets = 0
        response.on('data', (part: Buffer) => {
          octets += part.length
          if (octets <= longestAnswerOctets) return
          // Its status says what became of the document.
          resolve(status)
          response.destroy()
        })
        response.on('end', () => resolve(status))
        response.on('error', () => resolve(null))
      })
      let interim = 0
      request.on('information', () => {
        interim += 1
        if (interim > mostInterimAnswers) request.destroy()
      })
      request.on('error', (error: NodeJS.ErrnoException) =>
        resolve(request.reusedSocket && error.code === 'ECONNRESET' ? 'stale' : null),
      )
      request.end(document)
    })

  const post = async (address: string, document: string): Promise<number | null> => {
    const url = URL.canParse(address) ? new URL(address) : null
    if (url === null || !(url.protocol in agents)) return null
    // A kept connection that the user's service had just closed says nothing of the document: once more, on another.
    const signal = AbortSignal.timeout(answerWithinMs)
    while (!closed) {
      const status = await attempt(url, document, signal)
      if (status !== 'stale') return status
    }
    return null
  }

  return {
    post: (address, document) => pass(() => post(address, document)),
    close() {
      closed = true
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}
