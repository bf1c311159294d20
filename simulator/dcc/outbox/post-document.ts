import * as http from 'node:http'
import * as https from 'node:https'
import { urlToHttpOptions } from 'node:url'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
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

/** Addresses that are kept taken apart: there are about as many as users. */
const mostTargets = 1_000

/** How long an answer may take; the request that it ends. */
interface Deadline {
  isPast: boolean
  request: http.ClientRequest | null
}

/** Answers of status 1xx that may come before the answer. */
const mostInterimAnswers = 16

export function createDocumentPoster({ answerWithinMs, connections }: DocumentPosterOptions): DocumentPoster {
  const agentOptions = { keepAlive: true }
  const pass = createConcurrencyLimit(connections)
  let closed = false
  const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) }

  const targets = new BoundedMap<string, http.RequestOptions | null>(mostTargets)
  const targetOf = (address: string): http.RequestOptions | null => {
    const url = URL.canParse(address) ? new URL(address) : null
    return url === null || !(url.protocol in agents) ? null : { ...urlToHttpOptions(url), method: 'POST' }
  }

  const attempt = (target: http.RequestOptions, body: Buffer, deadline: Deadline): Promise<number | null | 'stale'> =>
    new Promise((resolve) => {
      const isSecure = target.protocol === 'https:'
      const headers = { 'content-type': 'application/xml', 'content-length': body.length }
      const options = { ...target, headers, agent: agents[isSecure ? 'https:' : 'http:'] }
      const request = (isSecure ? https : http).request(options, (response) => {
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
      deadline.request = request
      request.end(body)
    })

  const post = async (address: string, document: string): Promise<number | null> => {
    const target = targets.getOrMake(address, () => targetOf(address))
    if (target === null) return null
    const body = Buffer.from(document)
    const deadline: Deadline = { isPast: false, request: null }
    const timer = setTimeout(() => {
      deadline.isPast = true
      deadline.request?.destroy()
    }, answerWithinMs).unref()
    try {
      // A kept connection that the user's service had just closed says nothing of the document: once more, on another.
      while (!closed && !deadline.isPast) {
        const status = await attempt(target, body, deadline)
        if (status !== 'stale') return status
      }
      return null
    } finally {
      clearTimeout(timer)
    }
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
