import type { Certificate } from '../../../certs/certificate.ts'
import type { SmkiRepository } from '../../../certs/repository.ts'
import type { CertificateEntry, CertificateStatus, CertificateUsage } from '../../duis/smki/certificate-entry.ts'
import type { CertificateSearch } from '../../duis/smki/read-requests.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { PublishedDeviceCertificates } from '../inventory/device-certificates.ts'

/** A certificate, and what the SMKI services tell of it. */
interface FoundCertificate {
  readonly entry: CertificateEntry
  readonly der: Buffer
}

/** Where the SMKI services look: the Repository for organisations, the devices' own certificates for devices. */
export interface CertificateDirectory {
  search(search: CertificateSearch, at: Instant): readonly FoundCertificate[]
  bySerialNumber(serialNumber: bigint, at: Instant): FoundCertificate | undefined
}

export interface CertificateDirectorySources {
  readonly repository: SmkiRepository
  readonly deviceCertificates: PublishedDeviceCertificates
  /** The device that a serial number may belong to; `deviceCertificates` decides. */
  readonly deviceOfSerialNumber: (serialNumber: bigint) => EntityIdentifier | undefined
}

export function createCertificateDirectory(sources: CertificateDirectorySources): CertificateDirectory {
  const { repository, deviceCertificates, deviceOfSerialNumber } = sources

  const statusOf = (certificate: Certificate, at: Instant): CertificateStatus => {
    const standing = repository.standingOf(certificate)
    if (standing === 'revoked') return 'R'
    const byDate = statusAt(certificate, at)
    return standing === 'suspended' && byDate === 'I' ? 'N' : byDate
  }
  const ofDevice = (device: EntityIdentifier, at: Instant): FoundCertificate[] => {
    const subject = { kind: 'device', entityIdentifier: device } as const
    return deviceCertificates(device).map((certificate) =>
      found(certificate, { subject, role: null, status: statusOf(certificate, at) }),
    )
  }
  const published = (certificate: Certificate, at: Instant): FoundCertificate => {
    const { role } = certificate
    return found(certificate, { subject: subjectOf(certificate), role, status: statusOf(certificate, at) })
  }

  return {
    search({ subject: { kind, entityIdentifier }, role, usage, status }, at) {
      const all =
        kind === 'device'
          ? ofDevice(entityIdentifier, at)
          : repository.find({ entity: entityIdentifier }).map((certificate) => published(certificate, at))
      return all.filter(
        ({ entry }) =>
          (role === null || entry.role === role) &&
          (usage === null || entry.usage === usage) &&
          (status === null || entry.status === status),
      )
    },
    bySerialNumber(serialNumber, at) {
      const certificate = repository.bySerialNumber(serialNumber)
      if (certificate !== undefined) return published(certificate, at)
      const device = deviceOfSerialNumber(serialNumber)
      if (device === undefined) return undefined
      return ofDevice(device, at).find(({ entry }) => entry.serialNumber === serialNumber)
    },
  }
}

const found = (
  certificate: Certificate,
  said: Pick<CertificateEntry, 'subject' | 'role' | 'status'>,
): FoundCertificate => ({
  entry: { serialNumber: certificate.serialNumber, usage: usageOf(certificate), ...said },
  der: certificate.der,
})

const subjectOf = ({ entityIdentifier, subject }: Certificate): CertificateEntry['subject'] =>
  entityIdentifier === null ? { kind: 'authority', name: subject.rfc2253 } : { kind: 'organisation', entityIdentifier }

function usageOf({ keyUsages }: Certificate): CertificateUsage | null {
  if (keyUsages.includes('digitalSignature')) return 'DS'
  return keyUsages.includes('keyAgreement') ? 'KA' : null
}

/** By the dates of the certificate alone; the second of notAfter is included. */
function statusAt({ notBefore, notAfter }: Certificate, at: Instant): CertificateStatus {
  if (at < notBefore) return 'N'
  return at >= notAfter + 1000 ? 'E' : 'I'
}
