import { verify } from 'node:crypto'
import type { Certificate } from '../certificate.ts'

/** Whether a certificate is signed with the key of that issuer. */
export type SignatureCheck = (certificate: Certificate, issuer: Certificate) => boolean

/**
 * Remembers what it verified as long as both certificates are at hand. A reader gives the same object for the same octets while it
 * remembers them, so nothing has to be made of the octets to look for an answer.
 */
export function createSignatureMemory(): SignatureCheck {
  const memory = new WeakMap<Certificate, WeakMap<Certificate, boolean>>()
  return (certificate, issuer) => {
    const byIssuer = memory.get(issuer) ?? new WeakMap<Certificate, boolean>()
    const remembered = byIssuer.get(certificate)
    if (remembered !== undefined) return remembered
    const verifies = verify('sha256', certificate.tbs, issuer.publicKey, certificate.signature)
    memory.set(issuer, byIssuer.set(certificate, verifies))
    return verifies
  }
}
