import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import type { SlotCertificates } from '../../harness/index.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** Certificates for one slot and the path above them, as one directory holds them. */
export interface CertificatesOnDisk {
  readonly certificates: SlotCertificates
  readonly certificationPath: readonly Buffer[]
}

/**
 * Reads the certificates of one party from PEM files: a leaf for each key usage, and any CA as their path.
 *
 * @throws SimulatorFault SIM_USAGE where the directory does not hold exactly that
 */
export function readCertificatesDirectory(directory: string): CertificatesOnDisk {
  const all = certificatesIn(directory)
  const leaves = all.filter(({ isAuthority }) => !isAuthority)
  const leaf = (usage: string): Buffer | null => {
    const found = leaves.filter(({ keyUsages }) => keyUsages.includes(usage))
    if (found.length > 1) {
      throw new SimulatorFault(
        'SIM_USAGE',
        `--certificates: '${directory}' holds ${found.length} certificates for ${usage}; one is needed`,
      )
    }
    return found[0]?.der ?? null
  }
  const certificates = { digitalSignature: leaf('digitalSignature'), keyAgreement: leaf('keyAgreement') }
  if (certificates.digitalSignature === null) {
    throw new SimulatorFault('SIM_USAGE', `--certificates: '${directory}' holds no certificate for digitalSignature`)
  }
  return { certificates, certificationPath: all.filter(({ isAuthority }) => isAuthority).map(({ der }) => der) }
}

function certificatesIn(directory: string): Certificate[] {
  const blocks = namesIn(directory).flatMap((name) => [...readFileSync(join(directory, name), 'latin1').matchAll(pem)])
  return blocks.map(([, base64 = '']) => {
    const read = readCertificate(Buffer.from(base64, 'base64'))
    if (read.ok) return read.value
    throw new SimulatorFault('SIM_USAGE', `--certificates: ${read.failure.detail}`)
  })
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => /\.(pem|crt|cer)$/i.test(name))
      .sort()
  } catch (cause) {
    throw new SimulatorFault('SIM_USAGE', `--certificates: '${directory}' cannot be read`, { cause })
  }
}
