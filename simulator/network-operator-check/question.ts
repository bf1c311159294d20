import type { Certificate } from '../../certs/certificate.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { NetworkPartyRecord } from '../vocabulary/registration-record.ts'
import type { DuisRemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { UserRole } from '../vocabulary/user-role.ts'
import type { Carrier, CertificateUse, CheckSettings, DeviceMeteringPoint } from './contract.ts'
import type { NetworkPartyDirectory } from './network-party-directory.ts'

/** A certificate that a request would put onto the device. */
export interface ReplacementCertificate {
  readonly use: CertificateUse
  readonly der: Uint8Array
  /** Null where the octets are no certificate of one OU and one x500UniqueIdentifier. */
  readonly certificate: Certificate | null
}

/** A CheckRequest whose texts have been read: what the DCC asks itself, without a detour by JSON. */
export interface CheckQuestion {
  readonly requestId: string
  readonly serviceReferenceVariant: string
  readonly carriedBy: Carrier
  readonly cancels: boolean
  readonly receivedAt: Instant
  readonly effectiveAt: Instant
  readonly submittedBy: { readonly entityIdentifier: EntityIdentifier; readonly userRole: UserRole }
  readonly remotePartyRole: DuisRemotePartyRole
  readonly device: {
    readonly id: EntityIdentifier
    readonly type: DeviceType
    readonly meteringPoints: readonly DeviceMeteringPoint[]
  }
  readonly certificates: readonly ReplacementCertificate[]
  /** Every record of the device's metering points, from one snapshot (NOC-16). */
  readonly registration: readonly NetworkPartyRecord[]
  readonly networkParties: NetworkPartyDirectory
  readonly settings: CheckSettings
}
