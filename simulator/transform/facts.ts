import type { CertificateDer } from '../../certs/certificate.ts'
import type { RequestBody } from '../duis/request.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { UserRole } from '../vocabulary/user-role.ts'

/** Everything of a request, and of what the DCC knows, that decides the message which the request becomes. */
export interface TransformFacts {
  /** `6.20.1` */
  readonly serviceReferenceVariant: string
  readonly body: RequestBody
  readonly user: UserFacts
  readonly device: DeviceFacts
  /** When the message is made; gas commands name themselves after it. */
  readonly now: Instant
  /** The other of two devices that join (8.7.1, 8.7.2); null where the inventory does not know it. */
  readonly otherDevice: OtherDevice | null
  /** What the DCC last heard of the log that is to be restored (8.12.1, 8.12.2); null where it heard nothing. */
  readonly deviceLog: DeviceLogBackup | null
  /** The number that the DCC has made up for a customer (9.1), four digits; null where it made none. */
  readonly customerIdentificationNumber: string | null
}

/** Who asks. */
interface UserFacts {
  readonly identifier: EntityIdentifier
  readonly role: UserRole
  /** Of the RequestID. */
  readonly counter: bigint
  /** Whether the device holds certificates of the user (docs/domain/gbcs.md#which-form-a-message-has). */
  readonly isKnown: boolean
  /** Whether it is the DSP that asks, by a schedule of the user: then through the Access Control Broker, whoever is known. */
  readonly isAskedFor: boolean
}

/** What is asked. */
export interface DeviceFacts {
  readonly identifier: EntityIdentifier
  readonly type: DeviceType
  /** Of an ESME; `single` where the inventory does not say. */
  readonly meter: 'single' | 'twin' | 'polyphase'
  /** The major version of GBCS that the device speaks. */
  readonly gbcsVersion: number
}

export interface OtherDevice {
  readonly type: DeviceType
  /** DER; null where SMKI has none of it. */
  readonly keyAgreementCertificate: CertificateDer | null
}

/** The devices that a hub or a GPF had in its log, as it last told (CS14, CCS07, GCS62). */
export type DeviceLogBackup =
  | {
      readonly kind: 'hub'
      /** Of the ZigBee network, eight octets. */
      readonly extendedPanId: Buffer
      readonly devices: readonly { readonly identifier: EntityIdentifier; readonly hashedLinkKey: Buffer }[]
    }
  | {
      readonly kind: 'gpf'
      /** With their types as GBCS numbers them (`DeviceType`). */
      readonly devices: readonly { readonly identifier: EntityIdentifier; readonly deviceType: number }[]
    }
