import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import type { CertificateStanding, SmkiRepository } from '../../../certs/repository.ts'
import type { DeviceCertificates } from '../../dcc/inventory/device-certificates.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'

/** Revokes and suspends certificates of a network that is up; they stay so in its state. */
export interface CertificateStandings {
  /** An organisation's, an authority's or a device's. */
  bySerialNumber(serialNumber: bigint): Certificate | undefined
  /**
   * Effective at once, from the next request on; durable once resolved.
   *
   * @returns false where it is revoked, which nothing undoes
   */
  change(certificate: Certificate, standing: CertificateStanding): Promise<boolean>
}

export interface StandingSources {
  readonly repository: SmkiRepository
  readonly deviceCertificates: DeviceCertificates
  /** The device that a serial number may belong to; `deviceCertificates` decides. */
  readonly deviceOfSerialNumber: (serialNumber: bigint) => EntityIdentifier | undefined
  readonly journal: Journal
}

const prefix = 'smki/standing/'

/** What the journal keeps of a certificate that is suspended or revoked. */
interface StoredStanding {
  readonly certificate: string
  readonly standing: CertificateStanding
}

export function createCertificateStandings(sources: StandingSources): CertificateStandings {
  const { repository, deviceCertificates, deviceOfSerialNumber, journal } = sources
  for (const [key, kept] of journal.values(prefix)) restore(repository, key, kept as Partial<StoredStanding>)
  return {
    bySerialNumber(serialNumber) {
      const published = repository.bySerialNumber(serialNumber)
      if (published !== undefined) return published
      const device = deviceOfSerialNumber(serialNumber)
      const held = device === undefined ? undefined : deviceCertificates(device)
      const both = held === undefined ? [] : [held.digitalSignature, held.keyAgreement]
      return both.find((certificate) => certificate.serialNumber === serialNumber)
    },
    async change(certificate, standing) {
      if (!repository.setStanding(certificate, standing)) return false
      const kept: StoredStanding = { certificate: certificate.der.toString('base64'), standing }
      const key = `${prefix}${certificate.issuer.rfc2253}/${certificate.serialNumber}`
      await journal.commit({ put: new Map([[key, standing === 'in-use' ? undefined : kept]]) })
      return true
    },
  }
}

function restore(repository: SmkiRepository, key: string, { certificate, standing }: Partial<StoredStanding>): void {
  const reading = readCertificate(Buffer.from(String(certificate), 'base64'), { nullParameters: true })
  const isKnown = standing === 'suspended' || standing === 'revoked'
  if (!reading.ok || !isKnown)
    throw new SimulatorFault('SIM_STATE_UNREADABLE', `The journal's value under ${key} is no standing of a certificate`)
  repository.setStanding(reading.value, standing)
}
