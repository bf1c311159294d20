import { z } from 'zod'
import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import type { CertificateStanding, SmkiRepository } from '../../../certs/repository.ts'
import type { PublishedDeviceCertificates } from '../../dcc/inventory/device-certificates.ts'
import { StoredValues } from '../../environment/stored-values.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'

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
  readonly deviceCertificates: PublishedDeviceCertificates
  /** The device that a serial number may belong to; `deviceCertificates` decides. */
  readonly deviceOfSerialNumber: (serialNumber: bigint) => EntityIdentifier | undefined
  readonly state: State
}

const prefix = 'smki/standing/'

/** Of a certificate that is suspended or revoked; its DER octets. */
export const storedStanding = storedKind(
  'the standing of a certificate',
  1,
  z.strictObject({ certificate: z.base64(), standing: z.enum(['suspended', 'revoked']) }),
)

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export async function createCertificateStandings(sources: StandingSources): Promise<CertificateStandings> {
  const { repository, deviceCertificates, deviceOfSerialNumber, state } = sources
  const kept = await StoredValues.read(state, prefix, storedStanding)
  for (const [name, { certificate, standing }] of kept.entries())
    repository.setStanding(keptCertificate(prefix + name, certificate), standing)
  return {
    bySerialNumber(serialNumber) {
      const published = repository.bySerialNumber(serialNumber)
      if (published !== undefined) return published
      const device = deviceOfSerialNumber(serialNumber)
      const held = device === undefined ? [] : deviceCertificates(device)
      return held.find((certificate) => certificate.serialNumber === serialNumber)
    },
    async change(certificate, standing) {
      if (!repository.setStanding(certificate, standing)) return false
      const name = `${certificate.issuer.rfc2253}/${certificate.serialNumber}`
      const der = certificate.der.toString('base64')
      await kept.write([[name, standing === 'in-use' ? undefined : { certificate: der, standing }]])
      return true
    },
  }
}

function keptCertificate(key: string, der: string) {
  const reading = readCertificate(Buffer.from(der, 'base64'), { nullParameters: true })
  if (reading.ok) return reading.value
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `${key} does not hold a certificate`)
}
