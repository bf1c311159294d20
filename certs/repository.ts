import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { KeyUsage } from '../simulator/vocabulary/trust-anchor-cell.ts'
import type { Certificate } from './certificate.ts'

/** What the SMKI Repository says of a certificate. */
export type CertificateStatus = 'in-use' | 'revoked' | 'not-published'

/** What to look for; a field that is not given does not matter. */
export interface CertificateQuery {
  readonly entity?: EntityIdentifier
  readonly role?: number
  readonly keyUsage?: KeyUsage
  readonly status?: Exclude<CertificateStatus, 'not-published'>
}

/** The SMKI Repository: Organisation Certificates, XML signing certificates and their authorities. */
export interface SmkiRepository {
  /** Revoked ones too; of two with one serial number (two authorities), the one published last. */
  bySerialNumber(serial: bigint): Certificate | undefined
  /** In the order of publication: of several generations the newest is the last. */
  find(query: CertificateQuery): Certificate[]
  statusOf(certificate: Certificate): CertificateStatus
  /** Publishing again what was revoked leaves it revoked. */
  publish(certificate: Certificate): void
  /** Publishes it as well, where it was not: a revoked certificate is known. */
  revoke(certificate: Certificate): void
}

/** @param certificates what is published from the beginning */
export function createSmkiRepository(certificates: Iterable<Certificate> = []): SmkiRepository {
  const published = new Map<string, Certificate>()
  const latestBySerialNumber = new Map<bigint, Certificate>()
  const revoked = new Set<string>()

  const statusOf = (certificate: Certificate): CertificateStatus => {
    const key = keyOf(certificate)
    if (!published.has(key)) return 'not-published'
    return revoked.has(key) ? 'revoked' : 'in-use'
  }
  const publish = (certificate: Certificate): void => {
    published.set(keyOf(certificate), certificate)
    latestBySerialNumber.set(certificate.serialNumber, certificate)
  }

  for (const certificate of certificates) publish(certificate)
  return {
    bySerialNumber: (serial) => latestBySerialNumber.get(serial),
    find: (query) =>
      [...published.values()].filter(
        (certificate) =>
          matches(certificate, query) && (query.status === undefined || query.status === statusOf(certificate)),
      ),
    statusOf,
    publish,
    revoke(certificate) {
      if (!published.has(keyOf(certificate))) publish(certificate)
      revoked.add(keyOf(certificate))
    },
  }
}

/** The octets themselves: a forged certificate with a published serial number is not published. */
const keyOf = ({ der }: Certificate): string => der.toString('latin1')

const matches = (certificate: Certificate, { entity, role, keyUsage }: CertificateQuery): boolean =>
  (entity === undefined || certificate.entityIdentifier === entity) &&
  (role === undefined || certificate.role === role) &&
  (keyUsage === undefined || certificate.keyUsages.includes(keyUsage))
