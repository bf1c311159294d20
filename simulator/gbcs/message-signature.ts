import type { KeyObject } from 'node:crypto'
import type { PrivateKey, Sign } from '../vocabulary/ports/signing.ts'
import type { GbcsMessage } from './message.ts'

/** Signs a Pre-Command; the answer has the signature behind it (`withSignature`). */
export function signMessage(_unsigned: Uint8Array, _key: PrivateKey, _sign: Sign): Promise<Buffer> {
  throw new Error('not yet')
}

/** Whether the message carries the right signature for a public key. False where it carries none. */
export function verifyMessageSignature(_publicKey: KeyObject, _message: GbcsMessage): Promise<boolean> {
  throw new Error('not yet')
}
