import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Sends octets on a connection of their own and takes what comes back until the other side closes or `withinMs` is over.
 * Null where nothing came: a peer that breaks HTTP may be hung up on.
 *
 */
export function sendRaw(port: number, octets: Uint8Array, withinMs = 2_000): Promise<RawAnswer | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const parts: Buffer[] = []
    const settle = (): void => {
      socket.destroy()
      // 100 Continue is no answer yet.
      const text = Buffer.concat(parts)
        .toString('latin1')
        .replace(/^HTTP\/1\.1 100 .*?\r\n\r\n/s, '')
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
      resolve(status === undefined ? null : { status: Number(status), text })
    }
    socket.setTimeout(withinMs, settle)
    socket.on('data', (part) => parts.push(part))
    socket.on('end', settle)
    socket.on('error', settle)
    socket.on('close', settle)
    socket.end(octets)
  })
}

/** Posts a well-formed request and takes the answer. */
export async function post(url: string, body: Uint8Array, contentType = 'application/xml'): Promise<RawAnswer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new Uint8Array(body),
    redirect: 'manual',
  })
  return { status: answer.status, text: await answer.text() }
}
