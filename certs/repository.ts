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
  const published: Certificate[] = []
  const publishedOf = new Map<EntityIdentifier, Certificate[]>()
  const latestBySerialNumber = new Map<bigint, Certificate>()
  /** Those that are published, and those that are not and have a standing all the same, by serial number. */
  const known = new Map<bigint, Known[]>()

  /** By the octets themselves: a forged certificate with a published serial number is not published. */
  const knownOf = ({ serialNumber, der }: Certificate): Known | undefined =>
    known.get(serialNumber)?.find(({ certificate }) => certificate.der.equals(der))

  const toKnow = (certificate: Certificate): Known => {
    const found = knownOf(certificate)
    if (found !== undefined) return found
    const made: Known = { certificate, isPublished: false, standing: 'in-use' }
    append(known, certificate.serialNumber, made)
    return made
  }

  const standingOf = (certificate: Certificate): CertificateStanding => knownOf(certificate)?.standing ?? 'in-use'

  const statusOf = (certificate: Certificate): CertificateStatus => {
    const found = knownOf(certificate)
    return found?.isPublished ? found.standing : 'not-published'
  }

  const publish = (certificate: Certificate): void => {
    latestBySerialNumber.set(certificate.serialNumber, certificate)
    const publishing = toKnow(certificate)
    if (publishing.isPublished) return
    publishing.isPublished = true
    published.push(certificate)
    if (certificate.entityIdentifier !== null) append(publishedOf, certificate.entityIdentifier, certificate)
  }

  for (const certificate of certificates) publish(certificate)
  return {
    bySerialNumber: (serial) => latestBySerialNumber.get(serial),
    find: (query) =>
      (query.entity === undefined ? published : (publishedOf.get(query.entity) ?? [])).filter(
        (certificate) =>
          matches(certificate, query) && (query.status === undefined || query.status === statusOf(certificate)),
      ),
    statusOf,
    standingOf,
    publish,
    revoke(certificate) {
      if (statusOf(certificate) === 'not-published') publish(certificate)
      toKnow(certificate).standing = 'revoked'
    },
    setStanding(certificate, standing) {
      const standingNow = toKnow(certificate)
      if (standingNow.standing === 'revoked') return standing === 'revoked'
      standingNow.standing = standing
      return true
    },
  }
}

interface Known {
  readonly certificate: Certificate
  isPublished: boolean
  standing: CertificateStanding
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

const matches = (certificate: Certificate, { role, keyUsage }: CertificateQuery): boolean =>
  (role === undefined || certificate.role === role) &&
  (keyUsage === undefined || certificate.keyUsages.includes(keyUsage))
