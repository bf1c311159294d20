import type { Certificate } from '../certificate.ts'
import { type Asn1, insideSequence, parseStrictDer } from '../der-reading.ts'
import type { Smki } from '../smki.ts'
import { issueOrganisationCertificate } from '../supplementary-certificate.ts'
import { signTbsCertificate } from '../tbs-certificate.ts'
import type { Bearer } from './hostile-certificate.ts'

/** A certificate of the bearer's with which all is well, to begin with. */
export const faultless = (smki: Smki, bearer: Bearer): Certificate =>
  issueOrganisationCertificate(smki, { ...bearer, generation: 'hostile' }).certificate

/** The parts of a tbsCertificate that a flaw is put into. */
export interface Alterable {
  /** The relative names of the subject: OU, then x500UniqueIdentifier. */
  readonly subject: Asn1[]
  readonly extensions: Asn1[]
}

/** The bearer's certificate, altered and then signed by the organisation CA: only what was altered is wrong. */
export function altered(smki: Smki, bearer: Bearer, alter: (parts: Alterable) => void): Buffer {
  const tbs = parseStrictDer(faultless(smki, bearer).tbs)
  const fields = insideSequence(tbs, 'tbsCertificate')
  const wrapped = fields[7]?.value
  alter({
    subject: insideSequence(fields[5], 'subject'),
    extensions: insideSequence(Array.isArray(wrapped) ? wrapped[0] : undefined, 'extensions'),
  })
  return signTbsCertificate(tbs, smki.organisationIssuing.privateKey)
}
