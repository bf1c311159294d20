import type { Certificate } from '../../../certs/certificate.ts'
import type { CellHolder } from '../../gbcs/credentials/cell-holder.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'

/** Of a root certificate, and of a cell that does not exist, GBCS reports zeros. */
const nobody: CellHolder = {
  entityIdentifier: entityIdentifier('00-00-00-00-00-00-00-00'),
  subjectKeyIdentifier: Buffer.alloc(8),
}

/** Whose certificate it is, as responses and alerts report it. */
export const holderOf = (certificate: Certificate | undefined): CellHolder => ({
  entityIdentifier: certificate?.entityIdentifier ?? nobody.entityIdentifier,
  subjectKeyIdentifier: certificate?.subjectKeyIdentifier ?? nobody.subjectKeyIdentifier,
})
