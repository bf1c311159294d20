import type { KeyObject } from 'node:crypto'
import { verifySignature } from '../../certs/ecdsa.ts'
import type { PrivateKey, Sign } from '../vocabulary/ports/signing.ts'
import type { GbcsMessage } from './frame/message-reader.ts'
import { signedOctetsOf, withSignature } from './frame/message-writer.ts'

/** Signs a Pre-Command (or a response or an alert that has no signature yet); the answer has the signature behind it. */
export const signMessage = async (unsigned: Uint8Array, key: PrivateKey, sign: Sign): Promise<Buffer> =>
  withSignature(unsigned, await sign(key, signedOctetsOf(unsigned)))

/** Whether the message carries the right signature for a public key. False where it carries none. */
export const verifyMessageSignature = async (publicKey: KeyObject, message: GbcsMessage): Promise<boolean> =>
  message.signature !== null && verifySignature(publicKey, message.signedOctets, message.signature)
