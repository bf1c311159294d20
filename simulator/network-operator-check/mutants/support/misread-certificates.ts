import type { Certificate } from '../../../../certs/certificate.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { CheckQuestion, ReplacementCertificate } from '../../question.ts'

/** The question with each certificate that can be read taken for what `misread` makes of it. */
export const withCertificates = (
  question: CheckQuestion,
  misread: (certificate: Certificate, use: ReplacementCertificate['use']) => Certificate,
): CheckQuestion => ({
  ...question,
  certificates: question.certificates.map((replacement) => ({
    ...replacement,
    certificate: replacement.certificate && misread(replacement.certificate, replacement.use),
  })),
})

/** A certificate taken for one of another Remote Party Role. */
export const asRole = (certificate: Certificate, role: number): Certificate => ({ ...certificate, role })

/** A certificate taken for one of another party; of nobody with null. */
export const asIdentifier = (certificate: Certificate, uniqueIdentifier: EntityIdentifier | null): Certificate => ({
  ...certificate,
  subject: { ...certificate.subject, uniqueIdentifier },
})
