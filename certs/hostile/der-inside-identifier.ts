import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless } from './tampering.ts'

// The identifier of Independent Power Networks: 30 06 02 01 05 02 01 07 reads as SEQUENCE { INTEGER 5, INTEGER 7 }.
const looksLikeDer = entityIdentifier('30-06-02-01-05-02-01-07')

export const derInsideIdentifier: HostileCertificate = {
  name: 'der-inside-identifier',
  sentence: 'the eight octets of its Entity Identifier happen to be a value in DER, and it is lawful',
  caught: null,
  make: (smki, { role, use }) => faultless(smki, { entityIdentifier: looksLikeDer, role, use }).der,
}
