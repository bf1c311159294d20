/** A connection whose other end may not read what is sent, such as a WebSocket. */
export interface Reader {
  readonly readyState: number
  /** Octets that were sent and have not left this process. */
  readonly bufferedAmount: number
  send(message: string | Uint8Array): void
  terminate(): void
}

/** Octets that may wait for a reader before it is dropped. */
export const mostUnreadOctets = 4 * 1024 * 1024

/** `readyState` of a WebSocket that takes messages (RFC 6455). */
const open = 1

/**
 * Sends to a reader that keeps up, and drops one that does not: nobody waits for it, and what it does not read is not kept
 * without end.
 */
export function sendOrDrop(reader: Reader, message: string | Uint8Array): void {
  if (reader.readyState !== open) return
  if (reader.bufferedAmount > mostUnreadOctets) reader.terminate()
  else reader.send(message)
}
