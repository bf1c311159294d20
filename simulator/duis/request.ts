import type { CertificateDer } from '../../certs/certificate.ts'
import type { SmiStatus } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { InventoryQuery } from '../vocabulary/inventory-query.ts'
import type { DuisRemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { RequestId, RequestIdParts } from '../vocabulary/request-id.ts'
import type { CommandVariant } from '../vocabulary/service-reference.ts'
import type { BodyContent, BodyName } from './bodies/request-bodies.ts'

/** A Service Request, or a Signed Pre-Command, as `sr:Request` carries it. */
export interface ServiceRequest {
  /** The `schemaVersion` attribute as written, `5.4`; an answer echoes it. */
  readonly schemaVersion: string
  /** In the simulator's one form (upper-case identifiers), whatever case the sender used. */
  readonly requestId: RequestId
  readonly requestIdParts: RequestIdParts
  /** FirstInSequence; null where the request says nothing of a sequence. */
  readonly firstInSequence: boolean | null
  /** PrecedingServiceRequestID. */
  readonly precedingRequestId: RequestId | null
  readonly commandVariant: CommandVariant
  /** `6.15`; any digits and dots, known to the matrix or not. */
  readonly serviceReference: string
  /** `6.15.1`. */
  readonly serviceReferenceVariant: string
  readonly body: RequestBody
}

/** Which body a request has. */
export type BodyKind = RequestBody['kind']

/** A request whose body is of a known kind. */
export type RequestWith<Kind extends BodyKind> = ServiceRequest & {
  readonly body: Extract<RequestBody, { readonly kind: Kind }>
}

/** What 6.15.1 and 6.21 have in common: who is to hold a role's cells from now on. */
export interface CredentialsReplacement {
  /** Null for on demand; `cancellationInstant` cancels a future-dated request. */
  readonly executionDateTime: Instant | null
  readonly remotePartyRole: DuisRemotePartyRole
  /** RemotePartyFloorSeqNumber, 0 … 2⁶³−1. */
  readonly floor: bigint | null
  /** RemotePartyPrepaymentTopUpFloorSeqNumber. */
  readonly topUpFloor: bigint | null
  readonly digitalSignature: CertificateDer | null
  readonly keyAgreement: CertificateDer | null
  readonly keyAgreementTopUp: CertificateDer | null
  /** CertificationPathCertificates, one to three, in the order of the document. */
  readonly certificationPath: readonly CertificateDer[]
  readonly applyTimeBasedCpvChecks: boolean
}

/** The place of a metering point in the inventory, under its DUIS name. */
export type MeteringPointPlace = 'ImportMPxN' | 'SecondaryImportMPAN' | 'ExportMPAN'

/** What 8.4 Update Inventory changes of a device. */
export type InventoryUpdate =
  | { readonly kind: 'UpdateMPxN'; readonly place: MeteringPointPlace; readonly meteringPoint: string }
  | { readonly kind: 'UpdateDeviceStatusExceptCH' | 'UpdateDeviceStatusCH'; readonly status: SmiStatus }
  | ({ readonly kind: 'UpdateDeviceDetails' } & DeviceDetailsUpdate)
  | { readonly kind: 'DeleteDevice' }
  /** A change of a schema newer than the simulator: its element's name, and no more of it. */
  | { readonly kind: 'other'; readonly element: string }

/** What is to be recorded of a device's make; null for what stays as it is. */
export interface DeviceDetailsUpdate {
  readonly manufacturer: string | null
  readonly model: string | null
  /** SMETSCHTSVersion. */
  readonly technicalSpecification: string | null
  readonly firmwareVersion: string | null
  readonly esmeVariant: string | null
}

/** A body whose values are those of its description, as `bodies/request-bodies.ts` has it. */
export type DescribedBody = {
  readonly [Name in Exclude<BodyName, SimulatedBody['kind']>]: {
    readonly kind: 'described'
    readonly element: Name
    readonly content: BodyContent<Name>
  }
}[Exclude<BodyName, SimulatedBody['kind']>]

/** Bodies that the simulator acts upon, in the simulator's own types. */
type SimulatedBody =
  | ({ readonly kind: 'RequestHandoverOfDCCControlledDevice' } & CredentialsReplacement)
  | ({ readonly kind: 'UpdateSecurityCredentialsKRP' } & CredentialsReplacement)
  | { readonly kind: 'SignedPreCommand'; readonly executionDateTime: Instant | null; readonly gbcsPayload: Buffer }
  | { readonly kind: 'ReadInventory'; readonly query: InventoryQuery }
  | { readonly kind: 'UpdateInventory'; readonly deviceId: EntityIdentifier; readonly update: InventoryUpdate }
  /** One to seven roles, in the order of the document. */
  | { readonly kind: 'RetrieveDeviceSecurityCredentialsKRP'; readonly roles: readonly DuisRemotePartyRole[] }

export type RequestBody =
  | SimulatedBody
  | DescribedBody
  /** A body of a schema newer than the simulator, or what is no DUIS at all: its element's name, and no more of it. */
  | { readonly kind: 'other'; readonly element: string }

/** The name of a body's element. */
export const elementOfBody = (body: RequestBody): string =>
  body.kind === 'other' || body.kind === 'described' ? body.element : body.kind
