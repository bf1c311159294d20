import type { CertificateDer } from '../../../../certs/certificate.ts'
import type { SimpleType } from '../notation/simple-type.ts'
import { base64, boolean } from '../notation/simple-types.ts'
import { list, optional, sequence } from '../notation/structure.ts'

/** The octets of a certificate, which nobody has read as one yet. */
export const certificate = base64() as SimpleType<CertificateDer>

/** What follows the replacement certificates: those that lead to the root, and whether the device heeds their dates. */
export const certificationPath = {
  certificationPathCertificates: sequence({ certificate: list(certificate, 1, 3) }),
  applyTimeBasedCpvChecks: boolean,
} as const

/** The certificates for a supplier's or a network operator's cells. */
export const replacementCertificates = sequence({
  digitalSigningCertificate: certificate,
  keyAgreementCertificate: optional(certificate),
  keyAgreementTopUpCertificate: optional(certificate),
})

/** The same where a party may replace one and leave the others. */
export const anyReplacementCertificates = sequence({
  digitalSigningCertificate: optional(certificate),
  keyAgreementCertificate: optional(certificate),
  keyAgreementTopUpCertificate: optional(certificate),
})
