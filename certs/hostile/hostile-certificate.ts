import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { CertificateDer } from '../certificate.ts'
import type { Smki } from '../smki.ts'

/** Whose certificate it is or claims to be, but for its one flaw. */
export interface Bearer {
  readonly entityIdentifier: EntityIdentifier
  readonly role: number
  readonly use: 'digitalSignature' | 'keyAgreement'
}

/** Where the flaw shows, or null where there is none. */
export type Caught =
  | { readonly by: 'reading'; readonly reason: string }
  | { readonly by: 'path validation'; readonly reason: string }
  /** It reads well and has a path: only a check of its key usage finds the flaw. */
  | { readonly by: 'key usage' }

/** What is wrong with a certificate, in a sentence about it, and how to make one. */
export interface Flaw {
  readonly sentence: string
  readonly caught: Caught | null
  /** The octets; fixed by the SMKI's seed and the bearer. */
  make(smki: Smki, bearer: Bearer): CertificateDer
  /** The certificate of the issuing CA, where the flaw is in it: with the CA's key, and issued by the root. */
  authority?(smki: Smki): Buffer
}

/** A certificate with one flaw, or one that only looks as if it had. */
export interface HostileCertificate extends Flaw {
  readonly name: string
}
