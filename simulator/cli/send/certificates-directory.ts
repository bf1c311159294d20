import { type Certificate, type CertificateDer, readCertificate } from '../../../certs/certificate.ts'
import type { SlotCertificates } from '../../harness/index.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { pemBlocksIn } from '../pem-files.ts'

/** Certificates for one slot and the path above them, as one directory holds them. */
export interface CertificatesOnDisk {
  readonly certificates: SlotCertificates
  readonly certificationPath: readonly CertificateDer[]
}

/**
 * Reads the certificates of one party from PEM files: a leaf for each key usage, and any CA as their path.
 *
 * @throws SimulatorFault SIM_USAGE where the directory does not hold exactly that
 */
export function readCertificatesDirectory(directory: string): CertificatesOnDisk {
  const all = certificatesIn(directory)
  const leaves = all.filter(({ isAuthority }) => !isAuthority)
  const leaf = (usage: string): CertificateDer | null => {
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
  const blocks = [...pemBlocksIn('--certificates', directory, /\.(pem|crt|cer)$/i)]
  return blocks
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ text, source }) => {
      const read = readCertificate(Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64'))
      if (read.ok) return read.value
      throw new SimulatorFault('SIM_USAGE', `${source} holds no SMKI certificate: ${read.failure.detail}`)
    })
}
