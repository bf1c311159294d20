import { flawOfDer } from '../../../../certs/der/strict-der.ts'
import { octetsOfEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asIdentifier, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story:
    'The ASN.1 library decodes what looks like DER inside a BIT STRING, and no octets are left where an identifier looks like it.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) => {
    const { uniqueIdentifier } = certificate.subject
    const looksLikeDer = uniqueIdentifier !== null && flawOfDer(octetsOfEntityIdentifier(uniqueIdentifier)) === null
    return looksLikeDer ? asIdentifier(certificate, null) : certificate
  }),
)
