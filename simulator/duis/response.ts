import type { DeviceType, SmiStatus } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { DuisRemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { RequestId, ResponseId } from '../vocabulary/request-id.ts'
import type { dccAlerts } from './bodies/dcc-alerts.ts'
import type { ValueOf } from './bodies/notation/described.ts'
import type { responseContents } from './bodies/response-contents.ts'

/** What the DCC says, as `sr:Response` carries it: acknowledgements, Service Responses, alerts. */
export interface DuisResponse {
  readonly schemaVersion: string
  /** Null for alerts (docs/domain/duis.md#alert-envelope). */
  readonly requestId: RequestId | null
  /** Null for acknowledgements and synchronous answers. */
  readonly responseId: ResponseId | null
  readonly responseCode: string
  readonly responseDateTime: Instant
  readonly body: ResponseBody
}

export type ResponseBody =
  | {
      readonly kind: 'ResponseMessage'
      readonly serviceReference: string
      readonly serviceReferenceVariant: string
      /** Null for an acknowledgement or a refusal. */
      readonly content: ResponseContent | null
    }
  | { readonly kind: 'DCCAlertMessage'; readonly alertCode: string; readonly alert: DccAlert }
  /** `alertCode` is four upper-case hexadecimal digits. */
  | { readonly kind: 'DeviceAlertMessage'; readonly alertCode: string; readonly gbcsPayload: Buffer }

export type ResponseContent =
  | { readonly kind: 'GBCSPayload'; readonly payload: Buffer }
  | { readonly kind: 'PreCommand'; readonly gbcsVersion: string; readonly payload: Buffer }
  | { readonly kind: 'LocalCommand'; readonly payload: Buffer }
  | {
      readonly kind: 'FutureDatedDeviceAlertMessage'
      /** `8F66`, actioned, or `8F67`, not actioned. */
      readonly alertCode: string
      readonly payload: Buffer
      readonly instructionNumber: number
      readonly totalCommandInstructions: number
    }
  | { readonly kind: 'DSPScheduleID'; readonly scheduleId: number }
  | { readonly kind: 'DSPInventory'; readonly devices: readonly InventoryDevice[] }
  | Described<typeof responseContents, 'DSPInventory' | 'DSPScheduleID' | Payload>
  /** Content of a schema newer than the simulator: its element's name, and no more of it. */
  | { readonly kind: 'other'; readonly element: string }

/** Contents that carry a GBCS payload. */
type Payload = 'GBCSPayload' | 'PreCommand' | 'LocalCommand' | 'FutureDatedDeviceAlertMessage'

/** An element that the simulator does not send itself, with the values of its description. */
type Described<Descriptions, Simulated extends keyof Descriptions> = {
  readonly [Name in Exclude<keyof Descriptions, Simulated>]: {
    readonly kind: 'described'
    readonly element: Name
    readonly content: ValueOf<Descriptions[Name]>
  }
}[Exclude<keyof Descriptions, Simulated>]

/** One device of an inventory answer; what DUIS makes optional and the record does not know is null. */
export interface InventoryDevice {
  readonly deviceId: EntityIdentifier
  readonly deviceType: DeviceType
  readonly status: SmiStatus | null
  readonly manufacturer: string
  readonly model: string
  /** SMETSCHTSVersion. */
  readonly technicalSpecification: string | null
  readonly firmwareVersion: string | null
  readonly firmwareVersionStatus: ProductStatus | null
  readonly cplStatus: ProductStatus | null
  /** A day, `2025-12-28`. */
  readonly dateCommissioned: string | null
  readonly importMpxn: string | null
  readonly secondaryImportMpan: string | null
  readonly exportMpan: string | null
  readonly esmeVariant: string | null
  readonly uprn: string | null
  readonly property: { readonly postCode: string; readonly addressIdentifier: string } | null
  readonly cspRegion: string | null
  readonly gbcsVersion: string | null
  readonly hanVariant: string | null
  readonly connectivity: string | null
}

/** Of a product, or of its firmware, on the Central Products List. */
type ProductStatus = 'Active' | 'Cancelled' | 'Expired' | 'Withdrawn'

export type CertificateType = 'DigitalSigning' | 'KeyAgreement' | 'KeyAgreementTopUp'

export type DccAlert =
  | {
      readonly kind: 'SecurityCredentialsUpdated'
      readonly deviceId: EntityIdentifier
      readonly remotePartyRole: DuisRemotePartyRole
      readonly floors: { readonly floor: bigint; readonly topUpFloor: bigint | null } | null
      /** One to three; `hash` is SHA-1 over the certificate's DER. */
      readonly certificates: readonly { readonly type: CertificateType; readonly hash: Buffer }[]
    }
  | Described<typeof dccAlerts, 'SecurityCredentialsUpdated'>
  /** An alert of a schema newer than the simulator: its element's name, and no more of it. */
  | { readonly kind: 'other'; readonly element: string }
