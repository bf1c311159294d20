import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'

/** What a certificate's one key is for, as the SMKI services write it. */
export type CertificateUsage = 'DS' | 'KA'

/** Pending, in use, not in use, expired, revoked. */
export type CertificateStatus = 'P' | 'I' | 'N' | 'E' | 'R'

export const certificateUsages: readonly CertificateUsage[] = ['DS', 'KA']
export const certificateStatuses: readonly CertificateStatus[] = ['P', 'I', 'N', 'E', 'R']

/** A certificate as the SMKI services tell of it. */
export interface CertificateEntry {
  readonly serialNumber: bigint
  /** Organisations are known by their subject, devices by the subjectAltName; an authority by its name. */
  readonly subject:
    | { readonly kind: 'organisation' | 'device'; readonly entityIdentifier: EntityIdentifier }
    | { readonly kind: 'authority'; readonly name: string }
  readonly status: CertificateStatus
  /** Null for an authority's. */
  readonly usage: CertificateUsage | null
  /** A RemotePartyRole; null for a device's. */
  readonly role: number | null
}
