import type { CertificateDer } from '../../certs/certificate.ts'
import type { CredentialsReplacement } from '../duis/request.ts'
import type { ReplaceableRole } from '../vocabulary/credentials-replacement-mode.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'

/** Whose slot is to be filled. */
export type Slot = ReplaceableRole

/** Certificates for the cells of one slot. */
export interface SlotCertificates {
  readonly digitalSignature: CertificateDer | null
  readonly keyAgreement: CertificateDer | null
  /** Suppliers only. */
  readonly keyAgreementTopUp?: CertificateDer | null
}

/** What a user wants of a device's slot. */
export interface CredentialsOrder {
  readonly device: EntityIdentifier
  readonly slot: Slot
  readonly certificates: SlotCertificates
  /** CA certificates from the leaves towards the device's root. */
  readonly certificationPath: readonly CertificateDer[]
  /** What the new holder's counters must exceed; 0 unless said otherwise, null for none. */
  readonly floor?: bigint | null
  /** 0 for the supplier slot and none for the network operator's unless said otherwise. */
  readonly topUpFloor?: bigint | null
  /** At once unless said otherwise; `cancellationInstant` cancels. */
  readonly executionDateTime?: Instant | null
  /** True unless said otherwise. */
  readonly applyTimeBasedCpvChecks?: boolean
}

/** The order as DUIS puts it, with what was left unsaid filled in. */
export function replacementOf(order: CredentialsOrder): CredentialsReplacement {
  const { slot, certificates, floor = 0n, topUpFloor = slot === 'Supplier' ? 0n : null } = order
  return {
    executionDateTime: order.executionDateTime ?? null,
    remotePartyRole: slot,
    floor,
    topUpFloor,
    digitalSignature: certificates.digitalSignature,
    keyAgreement: certificates.keyAgreement,
    keyAgreementTopUp: certificates.keyAgreementTopUp ?? null,
    certificationPath: order.certificationPath,
    applyTimeBasedCpvChecks: order.applyTimeBasedCpvChecks ?? true,
  }
}
