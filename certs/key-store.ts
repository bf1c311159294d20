import type { PrivateKey } from '../simulator/vocabulary/ports/signing.ts'
import type { Certificate } from './certificate.ts'

export function certificateToPem(_certificate: Certificate): string {
  throw new Error('being written')
}
export function certificateFromPem(_pem: string): Certificate {
  throw new Error('being written')
}
export function privateKeyToPem(_key: PrivateKey): string {
  throw new Error('being written')
}
/** PKCS#8 (or SEC 1) PEM of a P-256 key. */
export function privateKeyFromPem(_pem: string): PrivateKey {
  throw new Error('being written')
}
