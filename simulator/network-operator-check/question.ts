import type { Certificate } from '../../certs/certificate.ts'
import type { DeviceType } from '../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { formatInstant, type Instant, parseInstant } from '../vocabulary/instant.ts'
import { parseMarketDate } from '../vocabulary/market-date.ts'
import type { EffectivePeriod } from '../vocabulary/registration-record.ts'
import type { DuisRemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { UserRole } from '../vocabulary/user-role.ts'
import type { Carrier, CertificateUse, CheckRequest, CheckSettings, DeviceMeteringPoint } from './contract.ts'
import { createNetworkPartyDirectory, type NetworkPartyDirectory } from './network-party-directory.ts'
import type { EncodedCertificate, ReplacementReader } from './replacement-reader.ts'

/** A certificate that a request would put onto the device. */
export interface ReplacementCertificate {
  readonly use: CertificateUse
  readonly der: Uint8Array
  /** Null where the octets are no certificate of one OU and one x500UniqueIdentifier. */
  readonly certificate: Certificate | null
}

/** A record of Registration Data; the vocabulary's NetworkPartyRecord is one. */
export interface RegistrationRecord extends EffectivePeriod {
  readonly meteringPoint: string
  readonly networkParty: string
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
  readonly registration: readonly RegistrationRecord[]
  readonly networkParties: NetworkPartyDirectory
  readonly settings: CheckSettings
}

/** The question as an outside implementation receives it. */
export function toCheckRequest(question: CheckQuestion): CheckRequest {
  const { submittedBy, device } = question
  return {
    version: 1,
    requestId: question.requestId,
    serviceReferenceVariant: question.serviceReferenceVariant,
    carriedBy: question.carriedBy,
    cancels: question.cancels,
    receivedAt: formatInstant(question.receivedAt),
    effectiveAt: formatInstant(question.effectiveAt),
    submittedBy: { entityIdentifier: submittedBy.entityIdentifier, userRole: submittedBy.userRole },
    remotePartyRole: question.remotePartyRole,
    device: { id: device.id, type: device.type, meteringPoints: device.meteringPoints },
    certificates: question.certificates.map(({ use, der }) => ({ use, der: base64Of(der) })),
    registration: question.registration.map(({ meteringPoint, networkParty, from, to }) => ({
      meteringPoint,
      networkParty,
      effectiveFrom: from,
      effectiveTo: to,
    })),
    networkParties: question.networkParties.parties(),
    settings: question.settings,
  }
}

/**
 * The question that a CheckRequest asks.
 *
 * @param request     one that `readCheckRequest` let through; a text in it that is not what the contract says is a
 *                    fault, `SIM_CHECK_FAILED`
 * @param read        reads a certificate; what it cannot read is null in the question, and refused by the check
 */
export function questionFrom(request: CheckRequest, read: ReplacementReader): CheckQuestion {
  const { submittedBy, device } = request
  return {
    requestId: request.requestId,
    serviceReferenceVariant: request.serviceReferenceVariant,
    carriedBy: request.carriedBy,
    cancels: request.cancels,
    receivedAt: required(parseInstant, request.receivedAt),
    effectiveAt: required(parseInstant, request.effectiveAt),
    submittedBy: {
      entityIdentifier: required(parseEntityIdentifier, submittedBy.entityIdentifier),
      userRole: submittedBy.userRole,
    },
    remotePartyRole: request.remotePartyRole,
    device: {
      id: required(parseEntityIdentifier, device.id),
      type: device.type,
      meteringPoints: device.meteringPoints,
    },
    certificates: request.certificates.map(({ use, der }) => replacementOf(use, read(der))),
    registration: request.registration.map(({ meteringPoint, networkParty, effectiveFrom, effectiveTo }) => ({
      meteringPoint,
      networkParty,
      from: required(parseMarketDate, effectiveFrom),
      to: effectiveTo === null ? null : required(parseMarketDate, effectiveTo),
    })),
    networkParties: createNetworkPartyDirectory(request.networkParties),
    settings: request.settings,
  }
}

const replacementOf = (use: CertificateUse, { der, certificate }: EncodedCertificate): ReplacementCertificate => ({
  use,
  der,
  certificate,
})

const base64Of = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('base64')

function required<Value>(parse: (text: string) => Value | null, text: string): Value {
  const value = parse(text)
  if (value === null) throw new SimulatorFault('SIM_CHECK_FAILED', `'${text}' is not what CheckRequest version 1 says`)
  return value
}
