import type { Result } from '../simulator/vocabulary/result.ts'
import { type Certificate, type CertificateFlaw, readCertificate } from './certificate.ts'

export type CertificateReader = (der: Uint8Array) => Result<Certificate, CertificateFlaw>

export function createCertificateReader(_capacity = 4096): CertificateReader {
  return readCertificate
}
