import { type KeyObject, sign, verify } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { PrivateKey, Sign } from '../simulator/vocabulary/ports/signing.ts'
import { signByRfc6979 } from './keys/rfc6979.ts'

const dsaEncoding = 'ieee-p1363'
const signInThreadPool = promisify(sign) as (
  algorithm: string,
  message: Uint8Array,
  key: { key: KeyObject; dsaEncoding: 'ieee-p1363' },
) => Promise<Buffer>
const verifyInThreadPool = promisify(verify) as (
  algorithm: string,
  message: Uint8Array,
  key: { key: KeyObject; dsaEncoding: 'ieee-p1363' },
  signature: Uint8Array,
) => Promise<boolean>

/** On the only core there is, handing work to another thread costs more than a signature and gains nothing. */
const hasCoreForThreadPool = availableParallelism() > 1

/** Signs with fresh randomness, in the thread pool where that has a core of its own. */
export const signRandomised: Sign = async ({ key }, message) =>
  hasCoreForThreadPool
    ? signInThreadPool('sha256', message, { key, dsaEncoding })
    : sign('sha256', message, { key, dsaEncoding })

/** Signs by RFC 6979, on this thread: for the deterministic profile. */
export const signDeterministically: Sign = async (key, message) => signDeterministicallySync(key, message)

/** As `signDeterministically`, for certificates, which are the same octets in every profile. */
export const signDeterministicallySync = ({ scalar }: PrivateKey, message: Uint8Array): Buffer =>
  signByRfc6979(scalar, message)

/**
 * Verifies in the thread pool, where that has a core of its own.
 *
 * @param rawSignature r‖s, 64 octets; of any other length it does not verify
 */
export async function verifySignature(
  publicKey: KeyObject,
  message: Uint8Array,
  rawSignature: Uint8Array,
): Promise<boolean> {
  if (!hasCoreForThreadPool) return verifySignatureSync(publicKey, message, rawSignature)
  if (rawSignature.length !== 64) return false
  return verifyInThreadPool('sha256', message, { key: publicKey, dsaEncoding }, rawSignature)
}

/** As `verifySignature`, on this thread. */
export const verifySignatureSync = (publicKey: KeyObject, message: Uint8Array, rawSignature: Uint8Array): boolean =>
  rawSignature.length === 64 && verify('sha256', message, { key: publicKey, dsaEncoding }, rawSignature)
