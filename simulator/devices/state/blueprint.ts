import type { Certificate } from '../../../certs/certificate.ts'
import type { P256PrivateKey } from '../../../certs/keys/keys.ts'
import type { Credential } from '../../../certs/smki.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Fitting } from '../../vocabulary/fitting.ts'
import type { DeviceTypeWithCells, TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { OwnKeyUse } from './own-credentials.ts'

/** A Trust Anchor Cell and the certificate it holds. */
export interface FilledCell {
  readonly cell: TrustAnchorCellIdentifier
  readonly certificate: Certificate
}

/** How a device leaves its factory. What happened to it since is in the store. */
export interface DeviceBlueprint {
  readonly deviceId: EntityIdentifier
  readonly type: DeviceTypeWithCells
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
  /** Every cell that the device has (GBCS: none is ever empty); the root cell holds the organisation root. */
  readonly cells: readonly FilledCell[]
  /**
   * Certificates that the device anchors in as it does in the one of its root cell, until that is replaced. No real device
   * has any: they stand for the root above several authorities where that root is not public
   * (docs/domain/smki.md#authorities).
   */
  readonly furtherAnchors?: readonly Certificate[]
  /** The key that the device makes when it is asked for a new one, the first, the second …; none where left out. */
  readonly furtherKey?: (use: OwnKeyUse, generation: number) => P256PrivateKey
  /** Not installed where left out. */
  readonly fitting?: Fitting
}

/** Derives the blueprint of a device when it is first touched; undefined for a device that does not exist. */
export type BlueprintSource = (device: EntityIdentifier) => DeviceBlueprint | undefined
