import type { KeyObject } from 'node:crypto'
import type { PrivateKey, Sign } from '../simulator/vocabulary/ports/signing.ts'

export const signRandomised: Sign = async () => {
  throw new Error('being written')
}
export const signDeterministically: Sign = async () => {
  throw new Error('being written')
}
export function signDeterministicallySync(_key: PrivateKey, _message: Uint8Array): Buffer {
  throw new Error('being written')
}
/** @param rawSignature r‖s, 64 octets */
export async function verifySignature(
  _publicKey: KeyObject,
  _message: Uint8Array,
  _rawSignature: Uint8Array,
): Promise<boolean> {
  throw new Error('being written')
}
export function verifySignatureSync(_publicKey: KeyObject, _message: Uint8Array, _rawSignature: Uint8Array): boolean {
  throw new Error('being written')
}
