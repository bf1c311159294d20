import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a token may be made of, so that it fits a header and a WebSocket subprotocol alike (RFC 9110, 5.6.2). */
export const tokenForm = /^[A-Za-z0-9._~+-]+$/

/** How a WebSocket of a browser says its token: it can send no header of its own. */
const subprotocolPrefix = 'bearer.'

/** The subprotocol to offer with a token. */
export const subprotocolOf = (token: string): string => subprotocolPrefix + token

/**
 * The tokens that a request says: `Authorization: Bearer TOKEN` (RFC 6750, 2.1), and the WebSocket subprotocol
 * `bearer.TOKEN`.
 */
export function tokensOf({ headers }: IncomingMessage): readonly string[] {
  const [, bearer] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim())
  const bySubprotocol = offered
    .filter((protocol) => protocol.startsWith(subprotocolPrefix))
    .map((protocol) => protocol.slice(subprotocolPrefix.length))
  return bearer === undefined ? bySubprotocol : [bearer, ...bySubprotocol]
}

/** Whether two tokens are the same, in a time that tells nothing of how much of them is. */
export const isSameToken = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other))

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
