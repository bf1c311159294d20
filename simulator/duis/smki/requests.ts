import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { CertificateStatus, CertificateUsage } from './certificate-entry.ts'

/** What is looked for; null where it does not matter. */
export interface CertificateSearch {
  readonly subject: { readonly kind: 'organisation' | 'device'; readonly entityIdentifier: EntityIdentifier }
  readonly role: number | null
  readonly usage: CertificateUsage | null
  readonly status: CertificateStatus | null
}

/** Which certificate is wanted whole. */
export interface CertificateRetrieval {
  readonly serialNumber: bigint
}
