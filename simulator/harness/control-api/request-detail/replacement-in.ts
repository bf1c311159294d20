import { createCertificateReader } from '../../../../certs/certificate-reader.ts'
import { type CertificateSet, replacementOf } from '../../../dcc/admission/replacement.ts'
import { readSignedPreCommand } from '../../../dcc/admission/signed-pre-command.ts'
import { replacementOfUpdate } from '../../../dcc/admission/update-of-payload.ts'
import type { ServiceRequest } from '../../../duis/request.ts'

const read = createCertificateReader()

/** The certificates that a request would put onto its device, from its payload where that is signed; null for none. */
export function replacementIn({ body }: ServiceRequest): CertificateSet | null {
  const signed = readSignedPreCommand(body)
  if (signed === null) return replacementOf(body, read)
  if (!signed.ok || signed.value.payload.kind !== 'credentials-update') return null
  return replacementOfUpdate(signed.value.payload.update, read)
}
