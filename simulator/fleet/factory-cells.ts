import type { Certificate } from '../../certs/certificate.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { TrustAnchorCellIdentifier } from '../vocabulary/trust-anchor-cell.ts'

/** A Trust Anchor Cell and the certificate with which the device left the factory or its installer. */
export interface FilledCell {
  readonly cell: TrustAnchorCellIdentifier
  readonly certificate: Certificate
}

/** Who a cell trusts, as GBCS responses name it: what the DCC's mirror of the cells starts from. */
export interface InitialHolder {
  readonly cell: TrustAnchorCellIdentifier
  /** Eight zero octets for the root, whose certificate names no entity (domain facts §6.2). */
  readonly entityIdentifier: EntityIdentifier
  /** Eight octets. */
  readonly subjectKeyIdentifier: Buffer
}
