import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { KeyUsage } from '../simulator/vocabulary/trust-anchor-cell.ts'
import type { Certificate } from './certificate.ts'

export type CertificateStatus = 'in-use' | 'revoked' | 'not-published'

export interface CertificateQuery {
  readonly entity?: EntityIdentifier
  readonly role?: number
  readonly keyUsage?: KeyUsage
}

export interface SmkiRepository {
  bySerialNumber(serial: bigint): Certificate | undefined
  find(query: CertificateQuery): Certificate[]
  statusOf(certificate: Certificate): CertificateStatus
  publish(certificate: Certificate): void
  revoke(certificate: Certificate): void
}

export function createSmkiRepository(_certificates: Iterable<Certificate> = []): SmkiRepository {
  throw new Error('being written')
}
