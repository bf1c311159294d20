import type { PrivateKey } from '../simulator/vocabulary/ports/signing.ts'
import type { Certificate } from './certificate.ts'

/** A certificate and the private key that belongs to it. */
export interface Credential {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}
