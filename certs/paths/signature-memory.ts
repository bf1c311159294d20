import { verify } from 'node:crypto'
import { BoundedMap } from '../../simulator/vocabulary/bounded-map.ts'
import type { Certificate } from '../certificate.ts'

/** Whether a certificate is signed with the key of that issuer. */
export type SignatureCheck = (certificate: Certificate, issuer: Certificate) => boolean

/** @param capacity how many answers are remembered, about 1 kB each */
export function createSignatureMemory(capacity: number): SignatureCheck {
  const memory = new BoundedMap<string, boolean>(capacity)
  return (certificate, issuer) => {
    // All that the answer depends on: the signed octets and the signature, and the key.
    const pair = Buffer.concat([issuer.publicPoint, certificate.der]).toString('latin1')
    const remembered = memory.get(pair)
    if (remembered !== undefined) return remembered
    const verifies = verify('sha256', certificate.tbs, issuer.publicKey, certificate.signature)
    memory.set(pair, verifies)
    return verifies
  }
}
