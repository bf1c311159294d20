import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { KeyUsage } from '../simulator/vocabulary/trust-anchor-cell.ts'
import type { Certificate } from './certificate.ts'

/** How a certificate stands with its authority, its dates apart. A suspended one may be reinstated, a revoked one never. */
export const certificateStandings = ['in-use', 'suspended', 'revoked'] as const
export type CertificateStanding = (typeof certificateStandings)[number]

/** What the SMKI Repository says of a certificate. */
type CertificateStatus = CertificateStanding | 'not-published'

/** What to look for; a field that is not given does not matter. */
interface CertificateQuery {
  readonly entity?: EntityIdentifier
  readonly role?: number
  readonly keyUsage?: KeyUsage
  readonly status?: CertificateStanding
}

/** The SMKI Repository: Organisation Certificates, XML signing certificates and their authorities. */
export interface SmkiRepository {
  /** Revoked ones too; of two with one serial number (two authorities), the one published last. */
  bySerialNumber(serial: bigint): Certificate | undefined
  /** In the order of publication: of several generations the newest is the last. */
  find(query: CertificateQuery): Certificate[]
  statusOf(certificate: Certificate): CertificateStatus
  /** Of any certificate, a device's too, which is published elsewhere. */
  standingOf(certificate: Certificate): CertificateStanding
  /** Publishing again what was revoked leaves it revoked. */
  publish(certificate: Certificate): void
  /** Publishes it as well, where it was not: a revoked certificate is known. */
  revoke(certificate: Certificate): void
  /** @returns false where it is revoked, and so stays */
  setStanding(certificate: Certificate, standing: CertificateStanding): boolean
}

/** @param certificates what is published from the beginning */
export function createSmkiRepository(certificates: Iterable<Certificate> = []): SmkiRepository {
  const published = new Map<string, Certificate>()
  const latestBySerialNumber = new Map<bigint, Certificate>()
  /** Those that are not in use. */
  const standings = new Map<string, Exclude<CertificateStanding, 'in-use'>>()

  const standingOf = (certificate: Certificate): CertificateStanding => standings.get(keyOf(certificate)) ?? 'in-use'

  const statusOf = (certificate: Certificate): CertificateStatus =>
    published.has(keyOf(certificate)) ? standingOf(certificate) : 'not-published'
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
    standingOf,
    publish,
    revoke(certificate) {
      if (!published.has(keyOf(certificate))) publish(certificate)
      standings.set(keyOf(certificate), 'revoked')
    },
    setStanding(certificate, standing) {
      const key = keyOf(certificate)
      if (standings.get(key) === 'revoked') return standing === 'revoked'
      if (standing === 'in-use') standings.delete(key)
      else standings.set(key, standing)
      return true
    },
  }
}

/** The octets themselves: a forged certificate with a published serial number is not published. */
const keyOf = ({ der }: Certificate): string => der.toString('latin1')

const matches = (certificate: Certificate, { entity, role, keyUsage }: CertificateQuery): boolean =>
  (entity === undefined || certificate.entityIdentifier === entity) &&
  (role === undefined || certificate.role === role) &&
  (keyUsage === undefined || certificate.keyUsages.includes(keyUsage))
