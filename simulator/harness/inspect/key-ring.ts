import type { Certificate } from '../../../certs/certificate.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { PrivateKey } from '../../vocabulary/ports/signing.ts'

/** Certificates and private keys by which MACs and signatures are proved. */
export interface KeyRing {
  readonly certificates: readonly Certificate[]
  /** The private key that belongs to a certificate, if it is at hand. */
  privateKeyOf(certificate: Certificate): PrivateKey | undefined
  of(entity: EntityIdentifier, keyUsage: string): readonly Certificate[]
}
